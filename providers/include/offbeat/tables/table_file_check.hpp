#pragma once

#include "offbeat/error.hpp"

#include <string>
#include <vector>

namespace offbeat::tables {

/// Whether a file is one of rows to prepare or to expect, by its name: `<Class>.<method>.expect.<table>.csv`.
bool is_table_file(const std::string& path);

/// All that is wrong with such a file, as far as it can be known without its database.
std::vector<Problem> problems_of_table_file(const std::string& path);

/// Whether some line of it is for a row by its caseId, and not just for all rows; not where it can't be read.
bool names_rows(const std::string& path);

}  // namespace offbeat::tables
