#include "health_watch.hpp"

namespace offbeat::outage {
namespace {

using std::chrono::milliseconds;

/// Between two questions. Nothing tells when a service's opinion changes, so it has to be asked.
constexpr milliseconds pause{20};
/// A health check that waits for a frozen database longer than this has said nothing yet, which is no lie.
constexpr milliseconds longest_question{300};

}  // namespace

HealthWatch::HealthWatch(const Site& site) : site_(site), thread_([this] { watch(); }) {}

HealthWatch::~HealthWatch() {
    if (thread_.joinable()) end(Course::Clock::now());
}

void HealthWatch::watch() {
    std::unique_lock lock(mutex_);
    while (!over_) {
        lock.unlock();
        http::Connection fresh(site_.service());  // another worker each time, as chance has it
        const http::Outcome outcome = fresh.send(site_.subject.health(), longest_question);
        lock.lock();
        if (outcome.kind == http::Outcome::Kind::answered) {
            answers_.push_back({Course::Clock::now(), outcome.text() + ' ' + outcome.response.body,
                                site_.subject.healthy(outcome.response)});
        }
        changed_.wait_for(lock, pause, [this] { return over_; });
    }
}

std::string HealthWatch::end(Course::Clock::time_point ended) {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    changed_.notify_all();
    thread_.join();
    std::string lie;
    for (const auto& answer : answers_) {
        if (answer.at >= ended) break;
        course_.mark("health", answer.at, answer.healthy ? "healthy" : "unhealthy",
                     answer.healthy ? Course::Kind::bad : Course::Kind::good);
        if (answer.healthy && lie.empty()) lie = answer.text;
    }
    return lie;
}

}  // namespace offbeat::outage
