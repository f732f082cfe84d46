#pragma once

#include "offbeat/database/database.hpp"
#include "offbeat/row.hpp"
#include "statements.hpp"
#include "table_file.hpp"

#include <string>
#include <vector>

namespace offbeat::tables {

/// A file beside the table that it is about.
struct Sheet {
    TableFile file;
    database::Table table;
    std::vector<const database::Column*> columns = {};  ///< of the file's columns
    std::vector<std::size_t> keys = {};                 ///< those of them by which a row is found

    [[nodiscard]] bool is_key(std::size_t column) const;
};

/// Looks the file's table and columns up. \throws SetupError where one isn't there, or nothing is a key
std::unique_ptr<Sheet> sheet_of(TableFile file, database::Database& database);

/// The table by the name that a tester typed. \throws SetupError at `where`, with the names that it may mean
database::Table table_of(const std::string& name, const Location& where, database::Database& database);

/// A line's values for one row of the driver.
struct Wanted {
    const Sheet* sheet = nullptr;
    const Line* line = nullptr;
    std::vector<Value> values = {};  ///< texts, nulls, and absent where nothing is given

    [[nodiscard]] KeyOfRow key() const;
    /// `number = "A-1", line = "2"`
    [[nodiscard]] std::string shown_key() const;
};

/// All that a file says for the row. \throws SetupError where a line is wrong, or a key is missing
std::vector<Wanted> wanted_of(const Sheet& sheet, const Row& row);

/// `id = "7"`
std::string shown(const std::vector<std::string>& columns, const std::vector<Value>& values);

}  // namespace offbeat::tables
