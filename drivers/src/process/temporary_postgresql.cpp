#include "offbeat/process/temporary_postgresql.hpp"

#include "bound_child.hpp"
#include "owned_folder.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <postgresql/libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace offbeat::process {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto initdb_limit = 120s;  // of a loaded machine; one second is usual
constexpr auto ready_limit = 60s;
constexpr auto poll_interval = 10ms;
constexpr auto shutdown_limit = 30s;
constexpr int start_attempts = 5;
constexpr std::size_t tail_length = 2000;

// Versions are compared as numbers: 9 is older than 15.
fs::path newest_binaries() {
    std::vector<std::pair<double, fs::path>> found;
    std::error_code missing;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", missing)) {
        const auto binaries = version.path() / "bin";
        if (fs::exists(binaries / "initdb") && fs::exists(binaries / "postgres")) {
            found.emplace_back(std::strtod(version.path().filename().c_str(), nullptr), binaries);
        }
    }
    if (found.empty()) {
        throw std::runtime_error("no PostgreSQL server in /usr/lib/postgresql/*/bin: install the package postgresql");
    }
    return std::max_element(found.begin(), found.end())->second;
}

// PostgreSQL refuses to run as root.
std::optional<User> unprivileged_user() {
    if (geteuid() != 0) return std::nullopt;
    for (const char* name : {"postgres", "nobody"}) {
        if (const passwd* entry = getpwnam(name)) return User{entry->pw_uid, entry->pw_gid};
    }
    throw std::runtime_error("PostgreSQL doesn't run as root, and there is neither a user postgres nor nobody");
}

// Free now; somebody may take it before the server does, which is why starting is tried more than once.
int free_port() {
    const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool bound = probe >= 0 && bind(probe, generic, size) == 0 && getsockname(probe, generic, &size) == 0;
    if (probe >= 0) close(probe);
    if (!bound) throw std::runtime_error("no free port on 127.0.0.1");
    return ntohs(address.sin_port);
}

std::string url_of(int port) {
    return "postgresql://postgres@127.0.0.1:" + std::to_string(port) + "/postgres";
}

}  // namespace

struct TemporaryPostgresql::Server {
    OwnedFolder folder{"offbeat-postgresql-"};
    fs::path binaries = newest_binaries();
    std::optional<User> user = unprivileged_user();
    int port = 0;
    std::unique_ptr<BoundChild> process;  // after the folder: it must be gone before

    Server() {
        prepare_folder();
        initialise();
        for (int attempt = 1; !start(); ++attempt) {
            if (attempt == start_attempts) fail("PostgreSQL found no free port");
        }
    }

    ~Server() {
        process->signal(SIGINT);
        process->wait(shutdown_limit);  // if that isn't enough, BoundChild kills it
    }

    [[nodiscard]] fs::path data() const { return folder.path() / "data"; }
    [[nodiscard]] fs::path log() const { return folder.path() / "log"; }

    [[nodiscard]] std::string log_text() const {
        std::ifstream file(log());
        return {std::istreambuf_iterator<char>(file), {}};
    }

    [[noreturn]] void fail(const std::string& what) const {
        const std::string text = log_text();
        const auto tail = text.substr(text.size() - std::min(text.size(), tail_length));
        throw std::runtime_error(what + "; its log ends:\n" + (tail.empty() ? "(empty)" : tail));
    }

    void prepare_folder() const {
        fs::create_directory(data());
        fs::permissions(data(), fs::perms::owner_all);
        if (!user) return;
        // The server must pass through our folder, and need not read it.
        fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
        if (chown(data().c_str(), user->uid, user->gid) != 0)
            throw std::runtime_error("can't give away " + data().string());
    }

    // Not our own environment: PGOPTIONS, PGDATA and a translated log would all get in the way.
    [[nodiscard]] ChildOptions options(std::vector<std::string> command, int parent_death_signal) const {
        command.front() = (binaries / command.front()).string();
        return {std::move(command),
                {"PATH=/usr/bin:/bin", "LC_ALL=C", "TZ=UTC", "HOME=/"},
                log(),
                user,
                parent_death_signal};
    }

    void initialise() const {
        BoundChild initdb(options({"initdb", "--pgdata=" + data().string(), "--username=postgres", "--auth=trust",
                                   "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"},
                                  SIGKILL));
        const auto status = initdb.wait(initdb_limit);
        if (!status) fail("initdb took longer than two minutes");
        if (*status != 0) fail("initdb failed");
    }

    // False when somebody else took the port.
    bool start() {
        port = free_port();
        std::vector<std::string> command{"postgres", "-D", data().string(), "-p", std::to_string(port)};
        for (const char* setting : {"listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off",
                                    "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal",
                                    "max_wal_senders=0", "shared_buffers=16MB", "logging_collector=off"}) {
            command.insert(command.end(), {"-c", setting});
        }
        // Immediate shutdown: the owner is dead, and the data with it.
        process = std::make_unique<BoundChild>(options(command, SIGQUIT));
        const auto begin = std::chrono::steady_clock::now();
        while (!process->wait(poll_interval)) {
            if (is_ready()) return true;
            if (std::chrono::steady_clock::now() - begin > ready_limit) fail("PostgreSQL wasn't ready within a minute");
        }
        if (log_text().find("could not bind") == std::string::npos) fail("PostgreSQL ended while starting");
        return false;
    }

    // Both: the port could be another server's, and the pid file is there before connections are taken.
    [[nodiscard]] bool is_ready() const {
        std::ifstream file(data() / "postmaster.pid");
        pid_t written = 0;
        return file >> written && written == process->pid() && PQping(url_of(port).c_str()) == PQPING_OK;
    }
};

TemporaryPostgresql::TemporaryPostgresql() : server_(std::make_unique<Server>()) {}

TemporaryPostgresql::~TemporaryPostgresql() = default;

std::string TemporaryPostgresql::url() const {
    return url_of(server_->port);
}

int TemporaryPostgresql::port() const {
    return server_->port;
}

int TemporaryPostgresql::pid() const {
    return server_->process->pid();
}

const fs::path& TemporaryPostgresql::folder() const {
    return server_->folder.path();
}

}  // namespace offbeat::process
