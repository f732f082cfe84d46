#pragma once

#include "offbeat/method.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// All test methods, each annotation with its class's defaults in it, and as transformers leave it.
std::vector<TestMethod> annotated_methods();

/// Test methods that no class runs.
std::vector<std::string> problems_of_bases();

}  // namespace offbeat
