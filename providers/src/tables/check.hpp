#pragma once

#include "sheet.hpp"
#include "when.hpp"

#include <string>
#include <vector>

namespace offbeat::tables {

/// One thing that the database has otherwise than a line says.
struct Difference {
    Location where;  ///< the line's or the cell's
    std::string table;
    std::string key;     ///< `number = "A-1"`
    std::string column;  ///< empty: the row as a whole
    std::string expected;
    std::string actual;
};

/// `orders, number = "A-1": amount is "10"; expected "12"`
std::string to_string(const Difference& difference);

/// What all lines of a row found.
struct Found {
    std::size_t checked = 0;  ///< cells and rows that were compared
    std::vector<Difference> differences = {};
};

/// Holds what the tables have against all lines of the row's expect files, and tells all differences, not the first
/// alone. Of a key that a line names, the table holds those rows that lines expect, and no others.
/// \throws SetupError where a line can't be checked, database::Refused
Found check(const std::vector<Wanted>& wanted, const Running& running, database::Database& database);

}  // namespace offbeat::tables
