#pragma once

#include "offbeat/driver_cell_check.hpp"
#include "offbeat/location.hpp"
#include "offbeat/row.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// What a driver's column is for.
enum class Use {
    parameter,  ///< the test's own
    case_id,
    description,
    groups,
    enabled,
    owner,
    priority,
    time_out,
    depends_on_rows,
    expected_exception,
    expected_message,
    known_bug,
};

Use use_of(std::string_view column);

/// The names of a `groups` cell, between blanks.
std::vector<std::string> groups_of(std::string_view cell);

/// What an `enabled` cell says, as spreadsheets rewrite it too (TRUE); nothing where it says neither yes nor no.
std::optional<bool> enabled_of(std::string_view cell);

/// Gives a row what one of its cells says. Nothing where the cell is empty, or of a case_id or a parameter.
/// \throws SetupError at `where`
void apply(Use use, std::string_view cell, const Location& where, Row& row);

}  // namespace offbeat
