#pragma once

#include "offbeat/database/database.hpp"

#include <string>
#include <vector>

namespace offbeat::tables {

/// All rows of a table at a moment, in the order of its columns.
using Snapshot = std::vector<std::vector<Value>>;

/// \throws SetupError where the table has more rows than can be looked at for each row of a test
Snapshot snapshot_of(const database::Table& table, database::Database& database);

/// The place of a column that the table has.
std::size_t index_of(const database::Table& table, const std::string& column);

/// The places of the columns by which its rows are told apart: the primary key's, else all.
std::vector<std::size_t> identifying_columns(const database::Table& table);

/// What became of a row between two moments.
struct Change {
    enum class How { inserted, updated, deleted } how;
    std::vector<Value> row;  ///< as it is now; as it was where it is gone
};

/// What differs between two moments, those that came or changed first. Rows are told apart by the primary key; a table
/// without one knows no updates.
std::vector<Change> changes_of(const database::Table& table, const Snapshot& before, const Snapshot& after);

}  // namespace offbeat::tables
