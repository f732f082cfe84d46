#pragma once

#include <cstdio>
#include <string>

namespace offbeat::outage {

/// Seconds with their milliseconds: `0.126`.
inline std::string decimal_text(double seconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", seconds);
    return text;
}

}  // namespace offbeat::outage
