#pragma once

#include "offbeat/gate.hpp"
#include "offbeat/plan.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// The gates that `--gate` asks for, a text `GROUP=PERCENT` each.
/// \throws Error with the expected form, and for a group that is given twice
std::vector<Gate> read_gates(const std::vector<std::string>& texts);

/// A gate of a group that nothing is in would be red after the whole run: its name is a slip of the pen.
/// Where rows are streamed nobody knows all groups beforehand, and nothing is refused.
/// \throws Error with the groups that there are
void check_gates(const std::vector<Gate>& gates, const Plan& plan);

}  // namespace offbeat
