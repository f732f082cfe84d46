#pragma once

#include "offbeat/database/database.hpp"

namespace offbeat::database {

/// \param path a file, `:memory:`, or a `file:` URI
std::unique_ptr<Database> open_sqlite(const std::string& path);

}  // namespace offbeat::database
