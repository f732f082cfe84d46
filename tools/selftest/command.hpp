#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace selftest {

/// A program to run, without a shell between.
struct Command {
    std::vector<std::string> words;             ///< the program's path first
    std::vector<std::string> environment = {};  ///< `NAME=value`, added to this program's own
    std::chrono::seconds limit{60};             ///< then it is killed, and that is an error
    bool terminal = false;                      ///< its output goes to a pseudo-terminal
    std::string kill_at = {};                   ///< sent kill_with as soon as this file holds kill_when
    std::string kill_when = {};
    int kill_with = 9;  ///< a signal; SIGKILL by default
};

/// What a program did.
struct Outcome {
    int status = 0;  ///< its exit status, or minus the signal that ended it
    std::string out;
    std::string err;
    long peak_kilobytes = 0;
};

/// \throws std::runtime_error where it can't be started or doesn't end in time
Outcome run(const Command& command);

}  // namespace selftest
