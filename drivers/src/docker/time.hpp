#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace offbeat::docker {

/// An RFC 3339 time as the engine writes it (`2026-11-20T21:15:34.123456789Z`), in whole seconds since 1970.
std::optional<std::int64_t> seconds_of(const std::string& time);

/// The same as the engine reads it: `1795209334.123456789`. What isn't such a time is left as it is.
std::string timestamp_of(const std::string& time);

}  // namespace offbeat::docker
