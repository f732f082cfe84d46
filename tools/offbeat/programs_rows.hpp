#pragma once

#include "command.hpp"

namespace command {

/// Prints the rows that `arguments.program` makes of the drivers `arguments.paths`, as it lists them itself.
int programs_rows(const Arguments& arguments);

}  // namespace command
