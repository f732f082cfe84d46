#include "postgresql_template.hpp"

#include "keeper/home.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "process/copy_tree.hpp"
#include "process/postgresql.hpp"
#include "process_stack_service.hpp"

#include <fcntl.h>
#include <poll.h>
#include <postgresql/libpq-fe.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace offbeat::stack {
namespace {

namespace fs = std::filesystem;
namespace postgresql = process::postgresql;
using namespace std::chrono_literals;

constexpr auto initdb_limit = 120s;  // of a loaded machine; one second is usual
constexpr auto accept_limit = 60s;
constexpr int look_again_ms = 5;

// Another server, or another database, is another template.
std::string name_of(const fs::path& binaries, const std::string& database) {
    const auto server = binaries / "postgres";
    const auto changed = fs::last_write_time(server).time_since_epoch().count();
    const std::string what =
        server.string() + ' ' + std::to_string(changed) + ' ' + std::to_string(fs::file_size(server)) + ' ' + database;
    return binaries.parent_path().filename().string() + '-' + slug(database, 20) + '-' + short_hash(what, 16);
}

void create_database(int port, const std::string& database) {
    const std::string url = postgresql::url(port);
    for (const auto until = std::chrono::steady_clock::now() + accept_limit; PQping(url.c_str()) != PQPING_OK;) {
        if (std::chrono::steady_clock::now() > until) throw Error("a new PostgreSQL server takes no connections");
        poll(nullptr, 0, look_again_ms);
    }
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    const std::unique_ptr<char, decltype(&PQfreemem)> name(
        PQescapeIdentifier(connection.get(), database.data(), database.size()), &PQfreemem);
    const std::string sql = "create database " + std::string(name ? name.get() : "");
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw Error("can't make the database " + database + ": " + PQerrorMessage(connection.get()));
}

void run_initdb(const fs::path& binaries, const fs::path& folder, const fs::path& data) {
    const auto user = postgresql::user();
    process::make_folder_for(data, user);
    keeper::Command command{
        postgresql::initdb(binaries, data), postgresql::environment(), data, folder / "log", {}, {}};
    if (user) {
        command.user = user->uid;
        command.group = user->gid;
    }
    auto& keeper = keeper::Keeper::instance();
    const auto initdb = keeper.spawn(command);
    if (!initdb.ended(initdb_limit)) throw Error("initdb took longer than two minutes");
    if (keeper.status(initdb) == 0) return;
    std::ifstream log(folder / "log");
    throw Error("initdb failed; its log ends:\n" + std::string(std::istreambuf_iterator<char>(log), {}));
}

// In the run's folder, as all that is unfinished: the keeper removes it whatever happens.
void make(const fs::path& binaries, const std::string& database, const fs::path& target) {
    const fs::path folder = keeper::Keeper::instance().folder() / ("template-" + target.filename().string());
    LocalPostgresql server("the template's server", folder, {});
    run_initdb(binaries, folder, server.data());
    if (!database.empty() && database != "postgres") {
        server.start();
        create_database(server.port(), database);
        server.stop();
    }
    const fs::path unfinished = target.string() + ".new";
    fs::remove_all(unfinished);
    process::copy_tree(server.data(), unfinished, std::nullopt);
    // After a loss of power it must be whole or not there.
    const int disk = open(unfinished.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (disk >= 0) {
        syncfs(disk);
        close(disk);
    }
    fs::rename(unfinished, target);
}

}  // namespace

PostgresqlTemplate::PostgresqlTemplate(const std::string& database) {
    const auto binaries = postgresql::binaries();
    const fs::path templates = keeper::home("postgresql");
    path_ = templates / name_of(binaries, database);
    const fs::path lock = templates / "lock";
    lock_ = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock_ < 0)
        throw EnvironmentError("can't write " + lock.string() + ": " + std::generic_category().message(errno));
    flock(lock_, LOCK_SH);
    if (fs::exists(path_)) return;
    try {
        flock(lock_, LOCK_EX);  // not at once from the other kind: somebody may make it in between
        if (!fs::exists(path_)) make(binaries, database, path_);
        flock(lock_, LOCK_SH);
    } catch (...) {
        close(lock_);
        throw;
    }
}

PostgresqlTemplate::~PostgresqlTemplate() {
    close(lock_);
}

}  // namespace offbeat::stack
