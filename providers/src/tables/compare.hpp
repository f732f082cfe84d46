#pragma once

#include "offbeat/database/catalogue.hpp"
#include "offbeat/value.hpp"
#include "table_file.hpp"
#include "when.hpp"

#include <optional>
#include <string>

namespace offbeat::tables {

/// What the database should have had, for messages (`"12.50"`, `a match of A-.*`); nothing where it has it.
/// \param expected what the cell stands for; absent: nothing was given, and whatever is there is right
/// \throws SetupError at the cell where its rule can't take it: a bad pattern, no time
std::optional<std::string> difference(const Cell& cell, const Value& expected, const Value& actual, database::Kind kind,
                                      const Running& running);

/// Whether both are one value for a column of that kind: `10` and `10.00` of a number, `1` and `true` of a boolean.
bool same(const Value& a, const Value& b, database::Kind kind);

}  // namespace offbeat::tables
