// proxy_timing [ROUNDS [FIGURES]]: what the fault proxy costs. Round trips of `select 1`, 500 a round, and a COPY of
// 200 MB out of the server, direct and through the proxy in turns, so that a busy machine slows both alike; the round
// trips also through a relay that does nothing but relay. What one adds is the median of the differences within each
// turn: a machine that is slower for a while is so for both. So a turn is short, a few milliseconds for each. Prints
// medians and what is added, and writes both to the file FIGURES as JSON.

#include "client.hpp"
#include "offbeat/process/temporary_postgresql.hpp"
#include "relay.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace offbeat::proxy;
using namespace offbeat::proxy::test;

namespace {

constexpr int in_a_turn = 50;
constexpr int turns_of_a_round = 10;

double microseconds(Clock::duration taken) {
    return std::chrono::duration<double, std::micro>(taken).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// The median of so many round trips.
double round_trip(const Client& client, int count) {
    std::vector<double> taken;
    for (int i = 0; i < count; ++i) {
        const auto begin = Clock::now();
        PQclear(PQexec(client.raw(), "select 1"));
        taken.push_back(microseconds(Clock::now() - begin));
    }
    return median(std::move(taken));
}

double median_added(const std::vector<double>& some, const std::vector<double>& direct) {
    std::vector<double> added;
    for (std::size_t i = 0; i < some.size(); ++i) added.push_back(some[i] - direct[i]);
    return median(std::move(added));
}

/// MB/s of one COPY.
double copied(const Client& client, const char* sql) {
    const auto begin = Clock::now();
    PQclear(PQexec(client.raw(), sql));
    double bytes = 0;
    char* row = nullptr;
    for (int size = 0; (size = PQgetCopyData(client.raw(), &row, 0)) > 0; PQfreemem(row)) bytes += size;
    while (PGresult* result = PQgetResult(client.raw())) PQclear(result);
    return bytes / microseconds(Clock::now() - begin);
}

}  // namespace

int main(int count, char** arguments) {
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 20;
    const offbeat::process::TemporaryPostgresql server;
    FaultProxy proxy("127.0.0.1", {"127.0.0.1", server.port()});
    Relay relay(server.port());
    const Client relayed(relay.port(), "sslmode=disable");
    const Client direct(server.port(), "sslmode=disable");
    const Client proxied(proxy.port(), "sslmode=disable");
    if (!direct.connected() || !proxied.connected() || !relayed.connected()) {
        std::fprintf(stderr, "%s%s%s", direct.error().c_str(), proxied.error().c_str(), relayed.error().c_str());
        return 1;
    }
    std::vector<double> direct_us;
    std::vector<double> proxied_us;
    std::vector<double> relayed_us;
    for (int turn = 0; turn < rounds * turns_of_a_round; ++turn) {
        direct_us.push_back(round_trip(direct, in_a_turn));
        relayed_us.push_back(round_trip(relayed, in_a_turn));
        proxied_us.push_back(round_trip(proxied, in_a_turn));
    }
    const double relay_adds = median_added(relayed_us, direct_us);
    const double proxy_adds = median_added(proxied_us, direct_us);
    std::printf(
        "select 1, p50 of %d: direct %.1f us, through the proxy %.1f us: %.1f us added; a bare relay adds %.1f us\n",
        rounds * turns_of_a_round * in_a_turn, median(direct_us), median(proxied_us), proxy_adds, relay_adds);

    direct.query("create unlogged table wide as select repeat('x', 92) as a, i from generate_series(1, 2000000) i");
    std::vector<double> direct_mb;
    std::vector<double> proxied_mb;
    const char* sql = "copy wide to stdout";
    copied(direct, sql);
    for (int round = 0; round < std::max(rounds / 4, 3); ++round) {
        // Each goes first as often: what runs second finds the caches warm, or the machine slower.
        if (round % 2 == 0) direct_mb.push_back(copied(direct, sql));
        proxied_mb.push_back(copied(proxied, sql));
        if (round % 2 != 0) direct_mb.push_back(copied(direct, sql));
    }
    std::printf("COPY of 200 MB, median of %zu: direct %.0f MB/s, through the proxy %.0f MB/s: %.0f %% kept\n",
                direct_mb.size(), median(direct_mb), median(proxied_mb), 100 * median(proxied_mb) / median(direct_mb));
    if (count < 3) return 0;
    std::FILE* figures = std::fopen(arguments[2], "w");
    if (figures == nullptr) {
        std::fprintf(stderr, "proxy_timing: can't write %s\n", arguments[2]);
        return 1;
    }
    std::fprintf(
        figures,
        R"({"direct_us": %.3f, "proxied_us": %.3f, "relay_adds_us": %.3f, "proxy_adds_us": %.3f, "direct_mb": %.1f, "proxied_mb": %.1f})",
        median(direct_us), median(proxied_us), relay_adds, proxy_adds, median(direct_mb), median(proxied_mb));
    return std::fclose(figures) == 0 ? 0 : 1;
}
