#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offbeat::expression {

/// A time as a text writes it: `yyyy-MM-dd`, `yyyy-MM-dd HH:mm[:ss[.fraction]]`, or with a T between, and a zone
/// behind.
struct Moment {
    std::int64_t days = 0;         ///< since 1970-01-01
    std::int64_t nanoseconds = 0;  ///< of the day
    char separator = '\0';         ///< between date and time; NUL: a date alone
    bool seconds = false;
    int decimals = 0;  ///< of the seconds
    std::string zone = {};
};

constexpr std::int64_t nanoseconds_a_day = std::int64_t{86'400} * 1'000'000'000;

/// Nothing where the text is no such time, 2015-02-30 and 24:00 among them.
std::optional<Moment> parse_moment(std::string_view text);

/// The smallest step, in nanoseconds, that its text can tell.
std::int64_t precision(const Moment& moment);

/// The text, in the form that it was parsed from. Nothing outside the years 0000 to 9999.
std::optional<std::string> format(const Moment& moment);

}  // namespace offbeat::expression
