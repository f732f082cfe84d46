#pragma once

#include <filesystem>
#include <string>

namespace selftest {

/// The whole of a file; empty where there is none, or none any more.
std::string contents(const std::string& path);

/// A folder of its own, gone with all that is in it at the end.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();

    [[nodiscard]] std::string path(const std::string& name = {}) const {
        return name.empty() ? path_ : path_ + '/' + name;
    }
    [[nodiscard]] bool holds_files() const { return !std::filesystem::is_empty(path_); }

private:
    std::string path_;
};

}  // namespace selftest
