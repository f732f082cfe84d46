// with-postgresql COMMAND ARGS…: runs COMMAND beside a PostgreSQL server of its own, {url} in ARGS being the server's.
//     with-postgresql env VOUCHER_TEST_POSTGRESQL={url} b2 suites/voucher
// Exits with the command's status; 125 when there could be no server, 2 without a command.

#include "command.hpp"
#include "offbeat/process/temporary_postgresql.hpp"

#include <cstdio>
#include <exception>
#include <vector>

int main(int count, char** arguments) try {
    if (count < 2) {
        std::fputs("usage: with-postgresql COMMAND ARGS...   ({url} in ARGS is the server's url)\n", stderr);
        return 2;
    }
    with_postgresql::hold_signals();
    const offbeat::process::TemporaryPostgresql server;
    return with_postgresql::run(with_postgresql::with_url({arguments + 1, arguments + count}, server.url()));
} catch (const std::exception& error) {
    std::fprintf(stderr, "with-postgresql: %s\n", error.what());
    return 125;
}
