#pragma once

#include "offbeat/error.hpp"
#include "offbeat/location.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// The names of all columns that the framework itself reads in drivers: `caseId`, `priority` …
std::vector<std::string> framework_columns();

/// What is wrong with a cell of such a column, as far as its row alone tells; nothing also of other columns.
std::optional<Problem> problem_of_cell(std::string_view column, std::string_view cell, const Location& where);

}  // namespace offbeat
