#include "home.hpp"

#include "offbeat/error.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <random>
#include <system_error>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t room_wanted = 512ULL << 20U;
constexpr int id_digits = 8;
constexpr unsigned others = S_IRWXG | S_IRWXO;

std::string contents(const fs::path& path) {
    std::ifstream file(path);
    std::string text;
    std::getline(file, text);
    return text;
}

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
    return contents("/proc/sys/kernel/random/boot_id");
}

std::string random_digits(int digits) {
    std::string text;
    std::random_device chance;
    while (digits-- > 0) text += "0123456789abcdef"[chance() % 16];
    return text;
}

std::string home_id() {
    const fs::path file = home() / "id";
    const auto id = contents(file);
    if (!id.empty()) return id;
    // Whole before it has its name, and the first one's stays.
    const fs::path unfinished = file.string() + '.' + random_digits(id_digits);
    std::ofstream(unfinished) << random_digits(id_digits);
    std::error_code taken;
    fs::create_hard_link(unfinished, file, taken);
    fs::remove(unfinished);
    const auto made = contents(file);
    if (made.empty()) throw EnvironmentError("can't write " + file.string());
    return made;
}

}  // namespace offbeat::keeper
