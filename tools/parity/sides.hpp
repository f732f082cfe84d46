#pragma once

#include "scenario.hpp"
#include "told.hpp"

#include <map>
#include <string>
#include <vector>

namespace parity {

/// Runs all scenarios in one JVM. \returns what it told of each, by its name
/// \param jar what java/ was compiled into
/// \param folder gets a folder for the reports of each scenario
/// \throws std::runtime_error where Java or TestNG isn't there or tells something unknown
std::map<std::string, Told> run_testng(const std::vector<Scenario>& scenarios, const std::string& jar,
                                       const std::string& folder);

/// Runs one of the programs beside this one as a user would.
/// \param folder of its reports; that of the scenario before it where that one is run again
Told run_offbeat(const Scenario& scenario, const std::string& folder);

/// What stands in a scenario's options for the folder of the scenario before it.
inline const std::string folder_before = "{before}";

}  // namespace parity
