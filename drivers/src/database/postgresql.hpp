#pragma once

#include "offbeat/database/database.hpp"

namespace offbeat::database {

std::unique_ptr<Database> open_postgresql(const std::string& url);

}  // namespace offbeat::database
