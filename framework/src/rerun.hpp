#pragma once

#include "command_line.hpp"
#include "offbeat/plan.hpp"

#include <string>

namespace offbeat {

/// The command, for a shell, that runs just this row again.
/// \param row null: all rows of the method
std::string rerun_command(const CommandLine& line, const PlannedMethod& method, const Row* row);

}  // namespace offbeat
