#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace offbeat::database {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// The zone that times without one are in.
struct Zone {
    bool local = false;              ///< this machine's, summer time included
    std::chrono::seconds offset{0};  ///< to the east of UTC; nothing where it is local

    /// `UTC`, `local`, `+08:00`, `-0330`, `+08`; nothing where it is none of these.
    [[nodiscard]] static std::optional<Zone> of(std::string_view text);
    bool operator==(const Zone&) const = default;
};

/// A time that a database told.
struct Timestamp {
    Instant at;
    std::chrono::microseconds step{
        1};  ///< the smallest that its text can tell: a second of `12:00:00`, a day of a date
};

/// Reads a time as PostgreSQL and SQLite write it: a date, or date and time with a blank or T between, a fraction and a
/// zone behind or not; or a whole number of seconds since 1970, as SQLite's `unixepoch` has it. What is finer than a
/// microsecond is cut. Nothing where it is none of these, `infinity` among them.
std::optional<Timestamp> timestamp_of(std::string_view text, const Zone& zone);

/// `2026-11-30 07:42:02.000250` in the zone.
std::string date_and_time(Instant at, const Zone& zone);
/// The date there.
std::string date_of(Instant at, const Zone& zone);
/// When that day began there, and when the next did.
Instant day_begin(Instant at, const Zone& zone, int days_later = 0);

}  // namespace offbeat::database
