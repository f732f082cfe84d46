#pragma once

#include "lane.hpp"

#include <deque>
#include <map>
#include <string>

namespace offbeat::outage {

/// All rows of a method, struck at once on as few stacks as can be.
class Campaign {
public:
    Campaign(Settings settings, Deploy deploy) : settings_(std::move(settings)), deploy_(std::move(deploy)) {}

    /// Runs them all; every outage has its observation, or its trouble, when this returns.
    void run(const std::vector<Outage*>& outages);

    /// How long each stack took.
    [[nodiscard]] const std::vector<LaneTimes>& times() const { return times_; }
    /// The job of an outage that was run; null pointer where it wasn't.
    [[nodiscard]] const Job* find(const Outage& outage) const;

private:
    Settings settings_;
    Deploy deploy_;
    std::deque<Job> jobs_;
    std::vector<LaneTimes> times_;
};

}  // namespace offbeat::outage
