#include "home.hpp"

#include "offbeat/error.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t room_wanted = 512ULL << 20U;
constexpr unsigned others = S_IRWXG | S_IRWXO;

fs::path made(const fs::path& folder) {
    if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        throw EnvironmentError("can't make the folder " + folder.string() + ": " +
                               std::generic_category().message(errno) +
                               "; OFFBEAT_HOME in the environment names another");
    }
    struct stat status {};
    const bool ours = is_own_folder(folder) && lstat(folder.c_str(), &status) == 0 && (status.st_mode & others) == 0;
    if (!ours) {
        throw EnvironmentError(folder.string() +
                               " must be a folder of this user that nobody else may look into; remove "
                               "it, or name another by OFFBEAT_HOME in the environment");
    }
    return folder;
}

}  // namespace

fs::path home() {
    const char* given = std::getenv("OFFBEAT_HOME");
    if (given != nullptr && *given != '\0') return made(fs::absolute(given).lexically_normal());
    return made("/var/tmp/offbeat-" + std::to_string(geteuid()));
}

fs::path home(const std::string& name) {
    return made(home() / name);
}

// Without links: processes are found by the folder that they work in, as the kernel names it.
fs::path parent_of_runs() {
    const char* given = std::getenv("OFFBEAT_RUNS");
    if (given != nullptr && *given != '\0') return fs::canonical(given);
    std::error_code missing;
    const auto space = fs::space("/dev/shm", missing);
    const bool fits = !missing && space.available >= room_wanted && access("/dev/shm", W_OK | X_OK) == 0;
    return fs::canonical(fits ? fs::path("/dev/shm") : fs::temp_directory_path());
}

bool is_own_folder(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid();
}

std::string boot() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

}  // namespace offbeat::keeper
