#pragma once

#include "offbeat/value.hpp"

#include <string>

namespace offbeat::tables {

/// The cell that stands for a value in a CSV file of ours: what reads it gets the same bytes back.
std::string cell_text(const Value& value);

/// Cells as one record, with its line end.
std::string record_of(const std::vector<std::string>& cells);

}  // namespace offbeat::tables
