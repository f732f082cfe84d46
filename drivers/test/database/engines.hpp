#pragma once

#include "offbeat/database/database.hpp"

#include <functional>

namespace offbeat::test {

/// Does it once with each database: SQLite in memory, and the PostgreSQL that OFFBEAT_TEST_POSTGRESQL names, in a
/// schema of its own that is gone afterwards. Without that it says so.
void with_each_database(const std::function<void(database::Database& database, bool postgresql)>& work);

}  // namespace offbeat::test
