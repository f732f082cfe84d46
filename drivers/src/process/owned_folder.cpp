#include "owned_folder.hpp"

#include "process_table.hpp"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace offbeat::process {
namespace {

namespace fs = std::filesystem;

bool is_our_folder(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid();
}

bool owner_is_dead(const fs::path& folder) {
    std::ifstream file(folder / "owner");
    std::string owner, space;
    if (std::getline(file, owner) && !owner.empty()) {
        // Of a container's process that shares this folder with us we can't tell whether it lives.
        if (std::getline(file, space) && space != process_space()) return false;
        return !is_alive(owner);
    }
    // No owner yet: its maker is between two lines of ours, or died there. An hour is long enough for both.
    std::error_code ignored;
    const auto written = fs::last_write_time(folder, ignored);
    return !ignored && fs::file_time_type::clock::now() - written > std::chrono::hours(1);
}

}  // namespace

void sweep_dead_folders(const fs::path& parent, const std::string& prefix) {
    std::error_code ignored;  // another sweeper may be quicker
    for (const auto& entry : fs::directory_iterator(parent, ignored)) {
        const bool named_so = entry.path().filename().string().starts_with(prefix);
        if (named_so && is_our_folder(entry.path()) && owner_is_dead(entry.path()))
            fs::remove_all(entry.path(), ignored);
    }
}

OwnedFolder::OwnedFolder(const std::string& prefix) {
    const auto parent = fs::temp_directory_path();
    sweep_dead_folders(parent, prefix);
    std::string name = (parent / (prefix + "XXXXXX")).string();
    if (!mkdtemp(name.data())) {
        throw std::runtime_error("can't make a folder " + name + ": " + std::generic_category().message(errno));
    }
    path_ = name;
    std::ofstream(path_ / "owner") << identity(getpid()) << '\n' << process_space() << '\n';
}

OwnedFolder::~OwnedFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace offbeat::process
