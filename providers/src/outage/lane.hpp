#pragma once

#include "offbeat/outage/subject.hpp"
#include "rounds.hpp"
#include "settings.hpp"

#include <functional>

namespace offbeat::outage {

using Deploy = std::function<std::unique_ptr<Subject>(const Deployment&)>;

/// How long one stack took, in seconds.
struct LaneTimes {
    std::string name;
    std::size_t rounds = 0;
    std::size_t rows = 0;
    double slowdown = 1;  ///< of the machine, when it began
    double up = 0;        ///< until every worker answered
    double played = 0;    ///< from then on: all rounds, and the books
    double removed = 0;   ///< from then on
};

/// Deploys one stack, plays its rounds, keeps its books, and removes it. What goes wrong becomes the trouble of the
/// rows that it hinders; nothing is thrown.
LaneTimes play_lane(const LanePlan& plan, const Settings& settings, const std::string& name, const Deploy& deploy);

}  // namespace offbeat::outage
