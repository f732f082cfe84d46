#pragma once

#include "offbeat/csv/table.hpp"
#include "offbeat/value.hpp"

#include <vector>

namespace command {

/// A cell's values, as far as they can be known without a request.
struct Evaluated {
    std::vector<offbeat::Value> values;
    bool needs_request = false;  ///< then there are no values: it is shown as it was written
};

/// Evaluates a cell. \throws SetupError where it is wrong in itself
Evaluated evaluate(const offbeat::csv::Table& table, const offbeat::csv::Field& cell);

/// Appends what a cell yields as JSON: its values with commas between, or `{"expression":"…"}`.
/// \throws SetupError where it is wrong in itself, or has several values and `one` is wanted
void append_cell(std::string& json, const offbeat::csv::Table& table, const offbeat::csv::Field& cell, bool one);

}  // namespace command
