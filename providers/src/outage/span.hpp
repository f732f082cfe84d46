#pragma once

#include <chrono>

namespace offbeat::outage {

/// A time on the clock that only this process knows.
struct Span {
    std::chrono::steady_clock::time_point from, to;
};

/// A measured time behind another.
inline std::chrono::steady_clock::time_point seconds_after(std::chrono::steady_clock::time_point from, double seconds) {
    return from +
           std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace offbeat::outage
