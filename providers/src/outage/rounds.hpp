#pragma once

#include "job.hpp"

#include <chrono>
#include <vector>

namespace offbeat::outage {

/// Rows that strike at the same time on one stack, without disturbing each other.
struct Round {
    enum class Kind {
        together,  ///< each at a moment of its own request, told apart by its key
        alone,     ///< one row, whose moment carries no key, or whose fault rules every connection
        shared,    ///< rows that meet at one outage of the database
    };
    Kind kind = Kind::together;
    std::vector<Job*> jobs = {};

    /// About how long the service itself takes over it, at its own delays.
    /// \param leeway how much longer than usual its time-outs are, and a database needs to come back
    [[nodiscard]] std::chrono::milliseconds estimate(double leeway = 1) const;
};

/// The rounds that one stack plays, one after the other.
struct LanePlan {
    double scale = 1;
    std::vector<Round> rounds = {};
};

/// A round for each row.
std::vector<Round> one_by_one(const std::vector<Job*>& jobs);

/// Sorts rows into rounds, and rounds onto as few stacks as can be: one a scale, and more where each saves more
/// time than a stack takes to come up.
/// \param at_once how many requests a service takes at once
/// \param slowdown of this machine: where processes start slowly, fewer requests and stacks at once
std::vector<LanePlan> plan_lanes(const std::vector<Job*>& jobs, unsigned at_once, double slowdown = 1);

}  // namespace offbeat::outage
