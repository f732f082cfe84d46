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
    std::string name;  ///< the test's, the group's; empty: the suite
    std::vector<const ConfigurationMethod*> methods = {};  ///< before and after, in the order of their registration

    const TestMethod* scope = nullptr;  ///< a method within it, whose suite file's parameters count

    /// Whether a row is within it.
    [[nodiscard]] bool has(const MethodPlan& method, const Row& row) const;
    /// For messages: `the group "db"`.
    [[nodiscard]] std::string shown() const;
};

/// The levels that have something to do for what runs, from the outermost inwards.
std::vector<Level> levels_of(const std::vector<SelectedMethod>& methods);

/// Whether a class is another one, or derived from it. Asked of classes of which no instance is at hand.
bool is_or_derives_from(const std::type_info& derived, const std::type_info& base);

}  // namespace offbeat
