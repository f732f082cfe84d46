#pragma once

#include "offbeat/database/database.hpp"

namespace offbeat::database {

/// What SQLite's schema says of a table.
std::optional<Table> sqlite_table(Database& database, const std::string& name);
std::vector<std::string> sqlite_table_names(Database& database);

}  // namespace offbeat::database
