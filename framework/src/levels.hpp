#pragma once

#include "offbeat/method.hpp"
#include "run.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// What configuration methods of a suite, a test or groups stand around.
struct Level {
    When before;
    When after;
    std::string name;                                      ///< the test's, the group's; empty: the suite
    const TestMethod* scope = nullptr;                     ///< a method within it, whose suite file's parameters count
    std::vector<const ConfigurationMethod*> methods = {};  ///< before and after, in the order of their registration

    /// Whether a row is within it.
    [[nodiscard]] bool has(const MethodPlan& method, const Row& row) const;
    /// For messages: `the group "db"`.
    [[nodiscard]] std::string shown() const;
};

/// The levels that have something to do for what runs, from the outermost inwards.
std::vector<Level> levels_of(const std::vector<SelectedMethod>& methods);

}  // namespace offbeat
