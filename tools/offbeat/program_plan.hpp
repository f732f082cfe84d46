#pragma once

#include "totals.hpp"

#include <functional>
#include <vector>

namespace command {

/// Runs `PROGRAM --plan ARGUMENT…`, gives each line to `on_line`, and returns the plan's totals.
/// \throws offbeat::EnvironmentError where the program can't be run, or tells no plan
Totals program_plan(const std::string& program, const std::vector<std::string>& arguments,
                    const std::function<void(std::string_view)>& on_line);

}  // namespace command
