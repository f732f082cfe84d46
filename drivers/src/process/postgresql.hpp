#pragma once

#include "start_child.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What it takes to run a PostgreSQL server of one's own from Debian's package.
namespace offbeat::process::postgresql {

/// The newest /usr/lib/postgresql/*/bin with a server. \throws EnvironmentError naming the package
std::filesystem::path binaries();

/// PostgreSQL refuses to run as root: whom it runs as then. \throws EnvironmentError where there is no such user
std::optional<User> user();

/// All of it. Not our own: PGOPTIONS, PGDATA and a translated log would all get in the way.
std::vector<std::string> environment();

/// Superuser postgres, no passwords, UTF-8.
std::vector<std::string> initdb(const std::filesystem::path& binaries, const std::filesystem::path& data);

/// Listens on 127.0.0.1 only; without fsync unless a setting says otherwise. Nothing of it lies outside of `data` but
/// the small System V segment that its lock file names.
std::vector<std::string> server(const std::filesystem::path& binaries, const std::filesystem::path& data, int port,
                                const std::vector<std::string>& settings = {});

/// For a superuser.
std::string url(int port, const std::string& database = "postgres");

/// The lock file of a running server, `postmaster.pid`.
struct Lock {
    pid_t pid = 0;
    long segment_key = 0;
    long segment_id = 0;
    std::string status;  ///< `starting`, `ready`: empty until it has its port
};
/// Nothing where there is none.
std::optional<Lock> lock_of(const std::filesystem::path& data);

}  // namespace offbeat::process::postgresql
