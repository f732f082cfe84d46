#pragma once

#include "offbeat/method.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// All test methods, each annotation with its class's defaults in it, and as transformers leave it.
std::vector<TestMethod> annotated_methods();

/// A method's own groups.
inline std::vector<std::string> groups_of(const TestMethod& test) {
    return {test.annotation.groups.begin(), test.annotation.groups.end()};
}

/// Test methods that no class runs.
std::vector<std::string> problems_of_bases();

}  // namespace offbeat
