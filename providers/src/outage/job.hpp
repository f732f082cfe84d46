#pragma once

#include "offbeat/outage/outage.hpp"
#include "span.hpp"

#include <exception>
#include <vector>

namespace offbeat::outage {

/// One row on its way through a campaign.
struct Job {
    Outage& outage;
    std::exception_ptr trouble = {};  ///< why nothing could be seen of it
    /// When one of its requests was on its way, or its service coming back, and the database in nobody's hands.
    std::vector<Span> untouched = {};

    [[nodiscard]] const Scenario& scenario() const { return outage.scenario(); }
    [[nodiscard]] Observation& seen() const { return outage.observation(); }
    [[nodiscard]] const std::string& key() const { return outage.key(); }
};

}  // namespace offbeat::outage
