#pragma once

#include "offbeat/plan.hpp"

#include <string>
#include <vector>

namespace offbeat::suite {

/// Of one method, what failed.
struct FailedMethod {
    const PlannedMethod* method;
    std::vector<std::string> rows = {};  ///< ids
    bool whole = false;                  ///< all of its rows
};

/// A suite file of them, that TestNG's DTD takes too. \param methods in the plan's order
std::string failed_text(const std::string& program, const std::vector<FailedMethod>& methods);

}  // namespace offbeat::suite
