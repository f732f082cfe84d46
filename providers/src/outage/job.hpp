#pragma once

#include "offbeat/outage/outage.hpp"

#include <exception>

namespace offbeat::outage {

/// One row on its way through a campaign.
struct Job {
    Outage& outage;
    std::exception_ptr trouble = {};  ///< why nothing could be seen of it

    [[nodiscard]] const Scenario& scenario() const { return outage.scenario(); }
    [[nodiscard]] Observation& seen() const { return outage.observation(); }
    [[nodiscard]] const std::string& key() const { return outage.key(); }
};

}  // namespace offbeat::outage
