#pragma once

#include "site.hpp"

namespace offbeat::outage {

/// Waits until every worker of the service calls itself healthy again, and then asks each of them for something stored:
/// from there on it must not fail.
/// \param from the instant that recovery is counted from. \param limit for each worker
std::vector<Recovery> await_recovery(const Site& site, proxy::Clock::time_point from, std::chrono::milliseconds limit);

/// A request on a kept connection accepts none: so that the next one has to, those that there are get cut, and the
/// service's own health check, which would step into the trap, gets a new one first.
void want_new_connections(const Site& site);

/// Waits until every worker says that it knows of the outage. \returns what the last one said; empty: all know
std::string await_knowledge(const Site& site, std::chrono::milliseconds limit);

}  // namespace offbeat::outage
