#pragma once

#include "offbeat/plan.hpp"
#include "suite/scope.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace offbeat::suite {

/// Which rows the tests of suite files run: those of their groups, those that they name.
class RowFilter {
public:
    explicit RowFilter(const std::vector<std::vector<TestMethod>>& tests);

    /// \param row with its place
    [[nodiscard]] bool has(const MethodPlan& method, const Row& row) const;
    /// Where a method has no such invocation any more, its row is meant.
    /// \returns rows that their methods don't have any more; nobody knows of methods that stream
    [[nodiscard]] std::vector<std::string> settle(const Plan& plan);

private:
    std::map<std::string, std::shared_ptr<const SuiteScope>> scopes_;  ///< by class and method
    std::set<std::pair<const SuiteScope*, std::string>> first_;        ///< ids of rows of which invocations are named
};

}  // namespace offbeat::suite
