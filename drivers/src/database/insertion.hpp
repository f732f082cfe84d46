#pragma once

#include "offbeat/database/database.hpp"

namespace offbeat::database {

/// `insert into "t" ("a", "b")<between> values ($1, $2)`
std::string insertion_of(const Database& database, const Table& table, const std::vector<const Column*>& columns,
                         const std::string& between);

/// `orders` and `schema.orders`, in the order in which a name is looked for: a name may hold dots itself.
std::vector<std::vector<std::string>> readings_of(const std::string& name);

}  // namespace offbeat::database
