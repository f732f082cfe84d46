#pragma once

#include "command_line.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// The names of Boost.Test's own options, as its --help has them: an option that is neither ours nor one of these is a
/// slip of the pen.
const std::vector<std::string>& boost_options();

/// Boost.Test stays silent unless its own log or report is asked for: the console reporter says the same, shorter.
void quieten_boost(CommandLine& line);

}  // namespace offbeat
