#pragma once

#include "offbeat/plan.hpp"

#include <string>
#include <vector>

namespace offbeat::test {

/// The plan of all that is registered at this moment, built-in providers included.
Plan plan_here(const PlanSettings& settings);

/// The plan of a program with this method alone.
template <auto Method, class Self>
PlannedMethod planned(const char* name, const Test& annotation, const PlanSettings& settings) {
    test_methods().clear();
    detail::add_method(detail::method_ops<Method, Self>(), annotation, name, "suite.cpp", 7);
    return plan_here(settings).methods.front();
}

/// The causes of the rows that are wrong, in order; `folder` is left out of paths.
std::vector<std::string> problems_of(const PlannedMethod& method, const std::string& folder);
std::vector<std::string> ids_of(const PlannedMethod& method);
const Row* row_of_id(const PlannedMethod& method, const std::string& id);

/// Makes a folder the current one for a while: locations below it are then shown relative to it, as a user sees them.
class Inside {
public:
    explicit Inside(const std::string& folder);
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside();

private:
    std::string before_;
};

}  // namespace offbeat::test
