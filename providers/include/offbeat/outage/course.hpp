#pragma once

#include "offbeat/timeline.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace offbeat::outage {

/// What happened when, in lanes, as it was seen by many threads: on a steady clock that only this process knows.
struct Course {
    using Clock = std::chrono::steady_clock;
    using Kind = offbeat::Timeline::Kind;

    struct Band {
        std::string lane;
        Clock::time_point from, to;
        std::string text;
        Kind kind;
    };
    struct Mark {
        std::string lane;
        Clock::time_point at;
        std::string text;
        Kind kind;
    };

    std::vector<Band> bands = {};
    std::vector<Mark> marks = {};

    void band(std::string lane, Clock::time_point from, Clock::time_point to, std::string text, Kind kind) {
        bands.push_back({std::move(lane), from, to, std::move(text), kind});
    }
    void mark(std::string lane, Clock::time_point at, std::string text, Kind kind) {
        marks.push_back({std::move(lane), at, std::move(text), kind});
    }

    /// From the first event to the last; nothing happened: now.
    [[nodiscard]] std::pair<Clock::time_point, Clock::time_point> span() const;
    /// For the report: in seconds since its first event, lanes in the order in which they were first met.
    [[nodiscard]] offbeat::Timeline drawn() const;
};

}  // namespace offbeat::outage
