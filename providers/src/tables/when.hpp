#pragma once

#include "offbeat/database/timestamp.hpp"
#include "rule.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace offbeat::tables {

/// When the row's body ran.
struct Running {
    database::Instant began, ended;
};

/// The times that a `date` cell allows, tolerance left out.
struct Span {
    database::Instant from, to;
    bool relative = false;  ///< now or today: a time that was cut (to a second, to a day) may seem to be before it
};

/// `now`, `today`, `now-2s`, `today + 1d`, or a time; nothing for any other text. `now` is any moment while the body
/// ran, `today` any of the day on which it did, in the rule's zone.
std::optional<Span> span_of(std::string_view text, const Rule& rule, const Running& running);

/// Whether what the database has is within the cell's times.
bool is_within(std::string_view actual, const Span& span, const Rule& rule);

/// What a `date` cell of a row to prepare stands for: a time relative to now is written out, with its zone where the
/// column keeps one; another text is left as it is.
std::string prepared_time(const std::string& cell, const Rule& rule, database::Instant now, bool zoned);

/// For messages.
constexpr const char* spellings_of_times = "now, today, now-2s, today+1d, or a time such as 2026-11-30 07:42:02";

}  // namespace offbeat::tables
