// proxy_moments [ROWS] [CONNECTIONS]: arms a moment of its own for each row, and tells how many were hit.

#include "moment_rows.hpp"
#include "offbeat/process/temporary_postgresql.hpp"

#include <cstdio>
#include <cstdlib>

int main(int count, char** arguments) {
    using namespace offbeat::proxy;
    const int rows = count > 1 ? std::atoi(arguments[1]) : 10'000;
    const int connections = count > 2 ? std::atoi(arguments[2]) : 8;
    const offbeat::process::TemporaryPostgresql server;
    FaultProxy proxy("127.0.0.1", {"127.0.0.1", server.port()});
    const auto begin = Clock::now();
    const auto hits = test::strike_rows(proxy, server.port(), rows, connections);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    for (const auto& miss : hits.misses) std::printf("missed: %s\n", miss.c_str());
    std::printf("%d of %d moments hit, on %d connections, in %.1f s\n", hits.hit, hits.rows, connections, seconds);
    return hits.hit == hits.rows ? 0 : 1;
}
