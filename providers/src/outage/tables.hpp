#pragma once

#include "lane.hpp"
#include "offbeat/attachment.hpp"
#include "offbeat/outage/observation.hpp"

#include <string>
#include <vector>

namespace offbeat::outage {

/// What the client was told against what is stored.
Attachment books_table(const std::string& key, const Observation& seen);

/// How long each stack of the method took to come up, to be struck, and to go.
Attachment stacks_table(const std::vector<LaneTimes>& times);

}  // namespace offbeat::outage
