#pragma once

#include "offbeat/attachment.hpp"
#include "offbeat/timeline.hpp"
#include "report/quantiles.hpp"

#include <array>
#include <string>

namespace offbeat::report {

/// When a request was under way, seen from the outage in its time line.
enum class Phase { before, struck, during, recovering, after };
inline constexpr std::size_t phases = 5;
const char* to_string(Phase phase);

/// Latencies of requests by phase.
using Latencies = std::array<Quantiles, phases>;

/// Adds what stands in a time line's lanes of requests. Its outage is told by the lane "outage" (bad: struck, warn:
/// coming back) and the lane "recovery"; without an outage all requests are from before it.
void add_requests(Latencies& latencies, const Timeline& timeline);

/// The same of an attachment, where it is a time line that can be read.
void add_requests(Latencies& latencies, const Attachment& attachment);

/// `"durations":{"count":…,"mean":…,"p50":…}`, in seconds
std::string quantiles_json(const Quantiles& quantiles);

}  // namespace offbeat::report
