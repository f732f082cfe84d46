#pragma once

#include "site.hpp"

namespace offbeat::outage {

/// Waits until every worker of the service calls itself healthy again, and then asks each of them for something stored:
/// from there on it must not fail.
/// \param from the instant that recovery is counted from. \param limit for each worker
std::vector<Recovery> await_recovery(const Site& site, proxy::Clock::time_point from, std::chrono::milliseconds limit);

/// Waits until every worker calls itself healthy, without touching the connections that it serves requests with.
void await_health(const Site& site, std::chrono::milliseconds limit);

/// Waits until every worker says that it knows of the outage. \returns what the last one said; empty: all know
std::string await_knowledge(const Site& site, std::chrono::milliseconds limit);

}  // namespace offbeat::outage
