#include "stall_watch.hpp"

#include <algorithm>

namespace offbeat::outage {
namespace {

using namespace std::chrono_literals;

constexpr auto interval = 50ms;
constexpr auto worth_noting = 100ms;

}  // namespace

StallWatch::StallWatch() : thread_([this] { watch(); }) {}

StallWatch::~StallWatch() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void StallWatch::watch() {
    std::unique_lock lock(mutex_);
    for (auto due = Clock::now() + interval; !wake_.wait_until(lock, due, [this] { return ended_; });) {
        const auto now = Clock::now();
        if (now - due >= worth_noting) stalls_.push_back({due, now});
        due = now + interval;
    }
}

double StallWatch::longest_stall(Span span) const {
    const std::lock_guard lock(mutex_);
    Clock::duration longest{};
    for (const auto& stall : stalls_)
        longest = std::max(longest, std::min(stall.to, span.to) - std::max(stall.from, span.from));
    return longest < worth_noting ? 0 : std::chrono::duration<double>(longest).count();
}

}  // namespace offbeat::outage
