#pragma once

#include "offbeat/database/timestamp.hpp"
#include "offbeat/location.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace offbeat::tables {

/// How the cells of a column are held against what the database has.
struct Rule {
    enum class Kind {
        compare,   ///< equal: numbers as numbers, by the column's type
        key,       ///< compared, and what a row is found by
        ignore,    ///< not looked at
        regex,     ///< the cell is an RE2 pattern that the whole value matches
        not_null,  ///< anything but null
        date,      ///< a time, `now` and `today` among them, within a tolerance
    };

    Kind kind = Kind::compare;
    std::chrono::microseconds tolerance{0};  ///< of date
    database::Zone zone = {};                ///< of date: that of times which tell none

    bool operator==(const Rule&) const = default;
};

/// `date(2s, +08:00)`, as it is written.
std::string to_string(const Rule& rule);

/// \param where the text's first character. \throws SetupError
Rule rule_of(std::string_view text, const Location& where);

/// A column's heading: `amount`, `id:key`, `created_at:date(2s)`.
struct Heading {
    std::string column;
    Rule rule;
    bool given = false;  ///< the rule is written there
};

/// \param where the cell's first character. \throws SetupError
Heading heading_of(std::string_view cell, const Location& where);

/// What stands before a byte of a text moves a place to the right, in characters.
Location behind(const Location& where, std::string_view before);

}  // namespace offbeat::tables
