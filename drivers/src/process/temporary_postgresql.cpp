#include "offbeat/process/temporary_postgresql.hpp"

#include "bound_child.hpp"
#include "free_port.hpp"
#include "owned_folder.hpp"
#include "postgresql.hpp"

#include <postgresql/libpq-fe.h>
#include <signal.h>
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
constexpr std::size_t tail_length = 2000;

}  // namespace

struct TemporaryPostgresql::Server {
    OwnedFolder folder{"offbeat-postgresql-"};
    fs::path binaries = postgresql::binaries();
    std::optional<User> user = postgresql::user();
    HeldPort port;
    std::unique_ptr<BoundChild> process;  // after the folder: it must be gone before

    Server() {
        prepare_folder();
        initialise();
        start();
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

    [[nodiscard]] ChildOptions options(std::vector<std::string> command, int parent_death_signal) const {
        return {std::move(command), postgresql::environment(), log(), user, parent_death_signal};
    }

    void initialise() const {
        BoundChild initdb(options(postgresql::initdb(binaries, data()), SIGKILL));
        const auto status = initdb.wait(initdb_limit);
        if (!status) fail("initdb took longer than two minutes");
        if (*status != 0) fail("initdb failed");
    }

    void start() {
        // Immediate shutdown: the owner is dead, and the data with it.
        process = std::make_unique<BoundChild>(options(postgresql::server(binaries, data(), port.number()), SIGQUIT));
        const auto begin = std::chrono::steady_clock::now();
        while (!process->wait(poll_interval)) {
            if (is_ready()) return;
            if (std::chrono::steady_clock::now() - begin > ready_limit) fail("PostgreSQL wasn't ready within a minute");
        }
        fail("PostgreSQL ended while starting");
    }

    // Both: the port could be another server's, and the pid file is there before connections are taken.
    [[nodiscard]] bool is_ready() const {
        const auto lock = postgresql::lock_of(data());
        return lock && lock->pid == process->pid() && PQping(postgresql::url(port.number()).c_str()) == PQPING_OK;
    }
};

TemporaryPostgresql::TemporaryPostgresql() : server_(std::make_unique<Server>()) {}

TemporaryPostgresql::~TemporaryPostgresql() = default;

std::string TemporaryPostgresql::url() const {
    return postgresql::url(server_->port.number());
}

int TemporaryPostgresql::port() const {
    return server_->port.number();
}

int TemporaryPostgresql::pid() const {
    return server_->process->pid();
}

const fs::path& TemporaryPostgresql::folder() const {
    return server_->folder.path();
}

}  // namespace offbeat::process
