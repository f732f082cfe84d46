#pragma once

#include "offbeat/database/database.hpp"

namespace offbeat::database {

/// What PostgreSQL's system catalogue says of a table.
std::optional<Table> postgresql_table(Database& database, const std::string& name);
std::vector<std::string> postgresql_table_names(Database& database);

}  // namespace offbeat::database
