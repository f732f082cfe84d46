#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace offbeat::outage {

/// What happened when, in lanes; for the report. Times are steady.
struct Timeline {
    using Clock = std::chrono::steady_clock;

    struct Band {
        std::string lane;
        Clock::time_point from, to;
        std::string text;
        const char* kind;  ///< `neutral`, `good`, `warn`, `bad`
    };
    struct Mark {
        std::string lane;
        Clock::time_point at;
        std::string text;
        const char* kind;
    };

    std::vector<Band> bands = {};
    std::vector<Mark> marks = {};

    void band(std::string lane, Clock::time_point from, Clock::time_point to, std::string text, const char* kind) {
        bands.push_back({std::move(lane), from, to, std::move(text), kind});
    }
    void mark(std::string lane, Clock::time_point at, std::string text, const char* kind) {
        marks.push_back({std::move(lane), at, std::move(text), kind});
    }

    /// For an attachment of type `application/vnd.offbeat.timeline+json`; times in seconds from its first event.
    [[nodiscard]] std::string json() const;
};

}  // namespace offbeat::outage
