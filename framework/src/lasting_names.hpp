#pragma once

#include "offbeat/plan.hpp"

#include <map>
#include <string>
#include <unordered_map>

namespace offbeat {

/// The ids by which a later run, without --repeat, finds a run's rows again.
class LastingNames {
public:
    /// \param plan outlives it \param repeat as often all of it runs
    LastingNames(const Plan& plan, int repeat);

    [[nodiscard]] std::string id(const MethodPlan& method, const std::string& row);

private:
    struct Method {
        const PlannedMethod* planned;
        std::unordered_map<std::string, int> invocations = {};  ///< by the row's id, once somebody asks
    };

    int repeat_;
    std::map<std::string, Method> methods_;
};

}  // namespace offbeat
