#pragma once

#include <string>

namespace offbeat::test {

/// A directory of its own, gone with all that is in it at the end.
class TempDir {
public:
    TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    ~TempDir();

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }

private:
    std::string path_;
};

/// The whole of a file; empty where there is none.
std::string read_file(const std::string& path);

void write_file(const std::string& path, const std::string& text);

/// Runs a shell command: its exit status and what it wrote.
struct Ran {
    int status;
    std::string output;
};
Ran shell(const std::string& command);

}  // namespace offbeat::test
