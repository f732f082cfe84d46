#pragma once

#include "command_line.hpp"
#include "suite/file.hpp"
#include "suite/problems.hpp"

#include <set>
#include <string>
#include <vector>

namespace offbeat::suite {

/// What suite files say of the whole run, where the command line says nothing: --jobs, --gate.
void take_settings(CommandLine& line, const std::vector<Suite>& suites, Problems& problems);

/// What is to come of a configuration method's failure: skip, continue; empty where no file says it. A run has one.
std::set<std::string> config_failure_policies(const std::vector<Suite>& suites);

/// Looks up the listeners that suite files name. \param problems gets those that nobody registered
void check_listeners(const std::vector<Suite>& suites, Problems& problems);

}  // namespace offbeat::suite
