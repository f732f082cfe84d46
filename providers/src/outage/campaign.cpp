#include "campaign.hpp"

#include "offbeat/text.hpp"

#include <unistd.h>

#include <atomic>
#include <thread>

namespace offbeat::outage {
namespace {

/// How many requests may be on their way to one service at once, as Subject::workers() says.
constexpr unsigned requests_at_once = 24;

/// A key that no other row of this run has, nor a row of another run: `ob-4f0a91c2-17`.
std::string new_key() {
    static const std::string run = [] {
        const auto now = std::chrono::system_clock::now().time_since_epoch().count();
        return "ob-" + short_hash(std::to_string(now) + '/' + std::to_string(getpid()), 10);
    }();
    static std::atomic<unsigned> count = 0;
    return run + '-' + std::to_string(++count);
}

}  // namespace

void Campaign::run(const std::vector<Outage*>& outages) {
    std::vector<Job*> jobs;
    for (Outage* outage : outages) {
        outage->set_key(new_key());
        jobs.push_back(&jobs_.emplace_back(Job{*outage}));
    }
    const auto lanes = plan_lanes(jobs, requests_at_once, settings_.slowdown);
    times_.resize(lanes.size());
    std::vector<std::thread> players;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        players.emplace_back(
            [&, i] { times_[i] = play_lane(lanes[i], settings_, "lane" + std::to_string(i + 1), deploy_); });
    }
    for (auto& player : players) player.join();
}

const Job* Campaign::find(const Outage& outage) const {
    for (const auto& job : jobs_) {
        if (&job.outage == &outage) return &job;
    }
    return nullptr;
}

}  // namespace offbeat::outage
