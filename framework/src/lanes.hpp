#pragma once

#include "offbeat/plan.hpp"

namespace offbeat {

/// Finds out in how many processes each method's rows may run at once: in its threadPoolSize, unless something within
/// its class waits for something else there, rows of it stream, or its class runs alone.
void find_lanes(Plan& plan);

}  // namespace offbeat
