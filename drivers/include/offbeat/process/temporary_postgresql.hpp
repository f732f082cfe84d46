#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace offbeat::process {

/// A PostgreSQL server of one's own: fresh, empty, on a free port of 127.0.0.1, gone with the object.
///
/// It runs Debian's binaries (package postgresql, /usr/lib/postgresql/*/bin, the newest) in a new folder of the
/// temporary directory, as an unprivileged user when we are root, without fsync. Nobody needs a password on loopback.
/// It dies with the thread that made it even if that is killed with -9 (Linux's parent death signal), so make it on a
/// thread that lives as long as the object. A folder left by a killed owner is removed when the next server starts.
class TemporaryPostgresql {
public:
    /// Starts the server; it takes connections when this returns, after about a second.
    /// Throws std::runtime_error: which package is missing, or what failed with the end of the server's log.
    TemporaryPostgresql();

    /// Stops the server (fast shutdown; connections are cut) and removes its folder.
    ~TemporaryPostgresql();

    TemporaryPostgresql(const TemporaryPostgresql&) = delete;
    TemporaryPostgresql& operator=(const TemporaryPostgresql&) = delete;

    /// `postgresql://postgres@127.0.0.1:PORT/postgres`, for a superuser.
    [[nodiscard]] std::string url() const;

    /// The port on 127.0.0.1.
    [[nodiscard]] int port() const;

    /// The process id of the server's first process.
    [[nodiscard]] int pid() const;

    /// What is removed at the end: the data, and the server's log in the file `log`.
    [[nodiscard]] const std::filesystem::path& folder() const;

private:
    struct Server;
    std::unique_ptr<Server> server_;
};

}  // namespace offbeat::process
