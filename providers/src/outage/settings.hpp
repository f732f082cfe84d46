#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace offbeat::outage {

/// What a run's options say of all outages.
struct Settings {
    std::chrono::milliseconds slack{};  ///< added to each scaled budget, for what doesn't scale: CPU, the engine
    double slowdown = 1;                ///< see process::slowdown(); in the slack already, as leeway
    unsigned load = 0;                  ///< clients for rows that name none

    /// \throws SetupError where an option can't be read
    static Settings from_options();
};

/// `--retry-delay-scale`, which overrides every row's own; nothing where it isn't given.
/// \throws SetupError where it is no number above 0 and up to 1
std::optional<double> scale_option();

}  // namespace offbeat::outage
