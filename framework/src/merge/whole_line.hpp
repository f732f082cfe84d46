#pragma once

#include "merge/part.hpp"

#include <string>
#include <vector>

namespace offbeat::merge {

/// The command line that all parts had, but for the words that say which part it is; empty where they differ otherwise,
/// too: none of them is that of the whole.
std::string common_line(const std::vector<Part>& parts);

}  // namespace offbeat::merge
