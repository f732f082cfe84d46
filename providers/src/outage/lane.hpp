#pragma once

#include "offbeat/outage/subject.hpp"
#include "rounds.hpp"
#include "settings.hpp"

#include <functional>

namespace offbeat::outage {

using Deploy = std::function<std::unique_ptr<Subject>(const Deployment&)>;

/// Deploys one stack, plays its rounds, keeps its books, and removes it. What goes wrong becomes the trouble of the
/// rows that it hinders; nothing is thrown.
void play_lane(const LanePlan& plan, const Settings& settings, const std::string& name, const Deploy& deploy);

}  // namespace offbeat::outage
