#pragma once

#include "offbeat/proxy/fault.hpp"

#include <chrono>
#include <cstdint>
#include <string_view>

namespace offbeat::proxy {

// What testers write in a fault's brackets. All throw SetupError, its Problem without a location.

/// \param form how the fault is written: `latency(500ms, 50ms)`
void expect_count(const Arguments& arguments, std::size_t least, std::size_t most, std::string_view form);

std::chrono::microseconds duration(std::string_view text);  ///< `500ms`, `2s`, `1.5s`, `50us`, `1min`; at most a day
std::uint64_t byte_count(std::string_view text);                  ///< `16B`, `8kB`, `1MB` (powers of ten), `4KiB`, `100`
std::uint64_t rate(std::string_view text);                  ///< `8kB/s`

}  // namespace offbeat::proxy
