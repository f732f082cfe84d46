#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace offbeat::outage {

/// A PostgreSQL server's log, whose lines begin with their time as `log_line_prefix = '%m …'`, its default, has it:
/// `2026-11-30 13:14:05.123 UTC [4711] LOG:  …`.
class DatabaseLog {
public:
    using Clock = std::chrono::system_clock;

    explicit DatabaseLog(std::string text);

    /// Lines written in that time, to the millisecond; those without a time of their own stand with the one before.
    /// Bounded: of a long time its first lines, and how many more bytes there are.
    [[nodiscard]] std::string between(Clock::time_point from, Clock::time_point to) const;

private:
    struct Line {
        Clock::time_point at;
        std::size_t begin;
    };
    std::string text_;
    std::vector<Line> lines_;  ///< those that have a time
};

}  // namespace offbeat::outage
