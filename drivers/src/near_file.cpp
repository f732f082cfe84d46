#include "near_file.hpp"

#include "offbeat/text.hpp"

#include <algorithm>
#include <filesystem>

namespace offbeat {

std::string near_file(const std::string& path) {
    const std::filesystem::path file(path);
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::vector<std::string> names;
    std::error_code failed;
    for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());  // the same answer on every file system
    const std::string near = nearest(file.filename().string(), names);
    return near.empty() ? near : "did you mean \"" + near + "\"?";
}

}  // namespace offbeat
