#pragma once

#include "offbeat/plan.hpp"
#include "suite/scope.hpp"

#include <map>
#include <string>
#include <vector>

namespace offbeat::suite {

/// Which rows the tests of suite files run: those of their groups, those that they name.
class RowFilter {
public:
    explicit RowFilter(const std::vector<std::vector<TestMethod>>& tests);

    /// \param index in the method's rows, counted from 1
    [[nodiscard]] bool has(const MethodPlan& method, const Row& row, std::uint64_t index) const;
    /// Rows by id that their methods don't have any more; nobody knows of methods that stream.
    [[nodiscard]] std::vector<std::string> gone(const Plan& plan) const;

private:
    std::map<std::string, std::shared_ptr<const SuiteScope>> scopes_;  ///< by class and method
};

}  // namespace offbeat::suite
