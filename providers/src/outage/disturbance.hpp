#pragma once

#include "offbeat/proxy/fault_proxy.hpp"
#include "span.hpp"
#include "stall_watch.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

// What of the machine, and not of the service, may have kept a row from going as it is written. None of it is a
// verdict: it is why a row that didn't go so deserves a second strike. Each is told in a sentence, or by an empty text:
// it wasn't so.

namespace offbeat::outage {

/// A database that nobody touched kept the request waiting for a statement's answer.
/// \param passed what passed for the row's key
/// \param fired what struck, and where: what waited there waited for the fault
std::string slow_database(const std::vector<proxy::Passed>& passed, const std::optional<proxy::Firing>& fired,
                          Span untouched);

/// It kept some connection waiting before it let it in; whose request that was to carry, nobody knows.
/// \param passed what passed on every connection
/// \param struck the connections at which faults struck
std::string slow_connection(const std::vector<proxy::Passed>& passed, const std::set<std::uint64_t>& struck,
                            Span untouched);

/// The outage was ended too late. \param asked how long it was to last
std::string long_outage(Span outage, proxy::Clock::duration asked);

/// This program was kept from running.
std::string late_machine(const StallWatch& stalls, Span span);

}  // namespace offbeat::outage
