#pragma once

#include "suite/element.hpp"
#include "suite/file.hpp"
#include "suite/problems.hpp"

namespace offbeat::suite {

/// What a `<suite>` says. Its form must have been checked. \param problems gets values that can't be read
Suite parse(const Element& root, Problems& problems);

}  // namespace offbeat::suite
