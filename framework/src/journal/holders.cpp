#include "journal/holders.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

namespace offbeat::journal {
namespace {

namespace fs = std::filesystem;

std::string first_line(const std::string& path) {
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    return line;
}

/// Who took the lock that a descriptor carries: `lock:	1: FLOCK  ADVISORY  READ 4711 08:01:131090 0 EOF`.
std::optional<pid_t> locker(const std::string& descriptor_info) {
    std::ifstream in(descriptor_info);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string lock, number, kind, mode, access;
        pid_t pid = 0;
        if (words >> lock >> number >> kind >> mode >> access >> pid && lock == "lock:" && kind == "FLOCK") return pid;
    }
    return std::nullopt;
}

bool is_same_file(const struct stat& one, const std::string& path) {
    struct stat other {};
    return stat(path.c_str(), &other) == 0 && other.st_dev == one.st_dev && other.st_ino == one.st_ino;
}

}  // namespace

std::vector<Holder> holders_of(int fd) {
    std::vector<Holder> holders;
    struct stat file {};
    if (fstat(fd, &file) != 0) return holders;
    std::error_code gone;  // processes, and their descriptors, go while they are looked at
    const std::string name = fs::read_symlink("/proc/self/fd/" + std::to_string(fd), gone).filename();
    for (fs::directory_iterator process("/proc", gone), end; process != end; process.increment(gone)) {
        const pid_t pid = std::atoi(process->path().filename().c_str());
        if (pid <= 0 || pid == getpid()) continue;
        const std::string folder = process->path().string();
        for (fs::directory_iterator open(folder + "/fd", gone); open != end; open.increment(gone)) {
            // By name first: to ask a file system for its file may take long, and most are of others.
            if (fs::read_symlink(open->path(), gone).string().find(name) == std::string::npos) continue;
            if (!is_same_file(file, open->path().string())) continue;
            const auto by = locker(folder + "/fdinfo/" + open->path().filename().string());
            if (!by) continue;
            holders.push_back({pid, first_line(folder + "/comm"), *by == pid});
            break;
        }
    }
    return holders;
}

}  // namespace offbeat::journal
