#pragma once

#include "site.hpp"

#include <exception>
#include <string>
#include <vector>

namespace offbeat::outage {

/// The current exception. What was there when the rows began, and isn't any more, breaks them: they aren't skipped.
std::exception_ptr midway();

/// An engine knows a moment later than its clients that a service has ended.
inline constexpr std::chrono::milliseconds known_within{1'000};

/// Sees to it that none of these has ended by itself. \param patience looks again for so long
/// \throws Error with the end of its log
void require_running(const Site& site, const std::vector<std::string>& services, std::chrono::milliseconds patience);

/// The current exception, or that one of these has ended, which explains it.
std::exception_ptr explained(const Site& site, const std::vector<std::string>& services);

}  // namespace offbeat::outage
