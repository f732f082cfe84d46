#include "lanes.hpp"

#include <algorithm>

namespace offbeat {
namespace {

/// Whether it waits for rows, or others of its class for its own: then one process runs them in their order.
bool has_order(const PlannedMethod& method, const Plan& plan) {
    if (!method.upstream.empty()) return true;
    return std::ranges::any_of(plan.methods, [&](const PlannedMethod& other) {
        if (other.plan.class_name != method.plan.class_name) return false;
        return !other.row_upstream.empty() || std::ranges::any_of(other.upstream, [&](const Dependency& dependency) {
            return dependency.on == method.test;
        });
    });
}

}  // namespace

void find_lanes(Plan& plan) {
    for (auto& method : plan.methods) {
        const int wanted = method.test->annotation.threadPoolSize;
        if (wanted < 2 || !method.plan.counted || method.test->ops.test_class->runs_alone) continue;
        if (!has_order(method, plan)) method.lanes = static_cast<unsigned>(wanted);
    }
}

}  // namespace offbeat
