#pragma once

#include "command_line.hpp"
#include "offbeat/plan.hpp"

#include <string>

namespace offbeat {

/// The command, for a shell, that runs just this row again.
/// \param row null: all rows of the method
std::string rerun_command(const CommandLine& line, const PlannedMethod& method, const Row* row);
/// The same for what isn't a method's row, such as what comes after a class's rows.
std::string rerun_command(const CommandLine& line, const MethodPlan& plan);

}  // namespace offbeat
