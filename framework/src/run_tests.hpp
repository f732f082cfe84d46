#pragma once

#include "command_line.hpp"
#include "offbeat/plan.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// Holds --run_test against the plan: tells on stderr which part of it names nothing, which Boost.Test doesn't, and
/// writes the ids of rows that it names as their tester does.
/// \param others suites and cases beside the plan's, which are nobody's to judge here
/// \throws Error where nothing at all is named
void settle_run_tests(CommandLine& line, const Plan& plan, const std::vector<std::string>& others);

}  // namespace offbeat
