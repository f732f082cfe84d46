#pragma once

#include "offbeat/stack/stack.hpp"

#include <memory>
#include <string>

namespace offbeat::outage {

/// Where services run in this program, by `--outage-target`, and why: decided when it is first asked for.
/// \throws SetupError where the option says neither docker nor process
stack::Choice target();

/// A new stack there. \param name tells several stacks of one run apart
/// \throws EnvironmentError where what it needs isn't there; Error where it was when the run began
std::unique_ptr<stack::Stack> make_stack(const std::string& name);

}  // namespace offbeat::outage
