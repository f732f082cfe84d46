#pragma once

#include <cstdio>
#include <string>

/// Does what its name says (`stack`, or `attached:PROJECT`), tells so, and waits to be killed.
[[noreturn]] void be_victim(const std::string& what);

/// Another process of this program that is such a victim.
class Victim {
public:
    explicit Victim(const std::string& what);
    ~Victim();

    /// What it told: its run; empty where it couldn't.
    std::string ready();
    void kill();

private:
    int pid_ = -1;
    FILE* output_ = nullptr;
};
