#pragma once

#include "suite/scope.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace offbeat::suite {

/// Remembers what the command line gives for parameters, a text `NAME=VALUE` each, for all of the program.
/// \throws Error for what has no name
void override_parameters(const std::vector<std::string>& texts);

/// All parameters of a method: the command line's, then the suite file's.
Parameters parameters_of(const TestMethod& test);

/// Registers the data provider Parameters.
void register_parameters_provider();

}  // namespace offbeat::suite
