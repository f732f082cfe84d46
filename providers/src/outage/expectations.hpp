#pragma once

#include "offbeat/outage/observation.hpp"
#include "offbeat/outage/scenario.hpp"

#include <string>
#include <vector>

namespace offbeat::outage {

/// What disagrees with what the row expects, and with exact books: a sentence each; none: all is as it must be.
std::vector<std::string> disagreements(const Scenario& scenario, const Observation& seen);

}  // namespace offbeat::outage
