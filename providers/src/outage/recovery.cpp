#include "recovery.hpp"

#include "offbeat/error.hpp"

#include <thread>

namespace offbeat::outage {
namespace {

using proxy::Clock;
using std::chrono::milliseconds;

/// Between two questions to a worker that isn't healthy yet; recovery times are known to this much.
constexpr milliseconds pause{5};
/// A single question may take as long as the service takes to notice that its database doesn't answer.
constexpr milliseconds longest_question{5'000};

/// A service whose connections were cut while its database is well.
constexpr milliseconds healthy_again{10'000};

std::string describe(const http::Outcome& outcome) {
    return outcome.text() + (outcome.response.body.empty() ? "" : ' ' + outcome.response.body);
}

}  // namespace

std::vector<Recovery> await_recovery(const Site& site, Clock::time_point from, milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    const auto names = site.workers.names();
    std::vector<Recovery> recoveries(site.workers.count());
    std::vector<bool> done(recoveries.size());
    for (std::size_t left = recoveries.size(); left > 0;) {
        for (std::size_t i = 0; i < recoveries.size(); ++i) {
            if (done[i]) continue;
            const http::Outcome health = site.workers.send_to(i, site.subject.health(), longest_question);
            Recovery& recovery = recoveries[i];
            recovery.worker = names[i];
            recovery.seconds = std::chrono::duration<double>(Clock::now() - from).count();
            const bool healthy = health.kind == http::Outcome::Kind::answered && site.subject.healthy(health.response);
            if (!healthy && Clock::now() < deadline) continue;
            done[i] = true;
            --left;
            if (!healthy) {
                recovery.trouble = "not healthy again: " + describe(health);
                continue;
            }
            const http::Outcome first = site.workers.send_to(i, site.subject.lookup(nobody), longest_question);
            if (first.kind != http::Outcome::Kind::answered || first.response.status >= 500)
                recovery.trouble = "called itself healthy, and then failed: " + describe(first);
        }
        if (left > 0) std::this_thread::sleep_for(pause);
    }
    return recoveries;
}

/// Asks each worker in turn until it says so. \returns what the last one said instead at the deadline
template <class Wanted>
std::string await_word(const Site& site, milliseconds limit, Wanted wanted) {
    const auto deadline = Clock::now() + limit;
    for (std::size_t i = 0; i < site.workers.count(); ++i) {
        for (;;) {
            const http::Outcome health = site.workers.send_to(i, site.subject.health(), longest_question);
            if (health.kind == http::Outcome::Kind::answered && wanted(health.response)) break;
            if (Clock::now() >= deadline) return "worker " + site.workers.names()[i] + ": " + describe(health);
            std::this_thread::sleep_for(pause);
        }
    }
    return {};
}

void want_new_connections(const Site& site) {
    site.proxy.reset_all();
    const auto wrong =
        await_word(site, healthy_again, [&](const http::Response& response) { return site.subject.healthy(response); });
    if (!wrong.empty()) throw Error("not healthy before the outage: " + wrong);
}

std::string await_knowledge(const Site& site, milliseconds limit) {
    return await_word(site, limit, [&](const http::Response& response) { return site.subject.knows_outage(response); });
}

}  // namespace offbeat::outage
