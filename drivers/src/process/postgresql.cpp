#include "postgresql.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace offbeat::process::postgresql {

namespace fs = std::filesystem;

// Versions are compared as numbers: 9 is older than 15.
fs::path binaries() {
    std::vector<std::pair<double, fs::path>> found;
    std::error_code missing;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", missing)) {
        const auto folder = version.path() / "bin";
        if (fs::exists(folder / "initdb") && fs::exists(folder / "postgres")) {
            found.emplace_back(std::strtod(version.path().filename().c_str(), nullptr), folder);
        }
    }
    if (found.empty()) {
        throw EnvironmentError("no PostgreSQL server in /usr/lib/postgresql/*/bin: install the package postgresql");
    }
    return std::max_element(found.begin(), found.end())->second;
}

std::optional<User> user() {
    if (geteuid() != 0) return std::nullopt;
    for (const char* name : {"postgres", "nobody"}) {
        if (const passwd* entry = getpwnam(name)) return User{entry->pw_uid, entry->pw_gid};
    }
    throw EnvironmentError("PostgreSQL doesn't run as root, and there is neither a user postgres nor nobody");
}

std::vector<std::string> environment() {
    return {"PATH=/usr/bin:/bin", "LC_ALL=C", "TZ=UTC", "HOME=/"};
}

std::vector<std::string> initdb(const fs::path& binaries, const fs::path& data) {
    return {binaries / "initdb", "--pgdata=" + data.string(), "--username=postgres",
            "--auth=trust",      "--encoding=UTF8",           "--locale=C",
            "--no-sync",         "--no-instructions"};
}

std::vector<std::string> server(const fs::path& binaries, const fs::path& data, int port,
                                const std::vector<std::string>& settings) {
    std::vector<std::string> command{binaries / "postgres", "-D", data.string()};
    const auto add = [&](const std::string& setting) { command.insert(command.end(), {"-c", setting}); };
    for (const char* usual :
         {"fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "shared_buffers=16MB"}) {
        add(usual);
    }
    for (const auto& setting : settings) add(setting);
    // Last, so that they hold: on these the healing relies.
    for (const char* fixed : {"listen_addresses=127.0.0.1", "unix_socket_directories=", "logging_collector=off",
                              "shared_memory_type=mmap", "dynamic_shared_memory_type=mmap"}) {
        add(fixed);
    }
    add("port=" + std::to_string(port));
    return command;
}

std::string url(int port, const std::string& database) {
    return "postgresql://postgres@127.0.0.1:" + std::to_string(port) + '/' + database;
}

std::optional<Lock> lock_of(const fs::path& data) {
    std::ifstream file(data / "postmaster.pid");
    Lock lock;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        std::istringstream fields(line);
        if (number == 1) fields >> lock.pid;
        if (number == 7) fields >> lock.segment_key >> lock.segment_id;
        if (number == 8) lock.status = trim(line);
    }
    if (lock.pid == 0) return std::nullopt;
    return lock;
}

}  // namespace offbeat::process::postgresql
