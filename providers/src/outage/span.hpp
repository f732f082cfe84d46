#pragma once

#include <chrono>

namespace offbeat::outage {

/// A time on the clock that only this process knows.
struct Span {
    std::chrono::steady_clock::time_point from, to;
};

}  // namespace offbeat::outage
