#include "suite/row_filter.hpp"

#include "suite/group_filter.hpp"

#include <algorithm>

namespace offbeat::suite {
namespace {

std::string path_of(const std::string& class_name, const std::string& method) {
    return class_name + '/' + method;
}

}  // namespace

RowFilter::RowFilter(const std::vector<std::vector<TestMethod>>& tests) {
    for (const auto& test : tests) {
        for (const auto& method : test) {
            if (is_chosen(method)) scopes_.emplace(path_of(planned_class(method), method.name), method.scope);
        }
    }
}

bool RowFilter::has(const MethodPlan& method, const Row& row) const {
    const auto found = scopes_.find(path_of(method.class_name, method.method));
    if (found == scopes_.end()) return false;
    const SuiteScope& scope = *found->second;
    if (scope.groups != nullptr) {
        const GroupFilter& groups = *scope.groups;
        if (groups.excludes(method.groups) || groups.excludes(row.groups)) return false;
        if (!groups.includes(method.groups) && !groups.includes(row.groups)) return false;
    }
    const auto names = [&](const std::string& id) { return scope.rows->contains(id) || first_.contains({&scope, id}); };
    return !scope.rows || names(row.id) || (!row.own_id.empty() && names(row.own_id)) ||
           std::ranges::find(scope.numbers, row.place - 1) != scope.numbers.end();
}

std::vector<std::string> RowFilter::settle(const Plan& plan) {
    std::vector<std::string> all;
    for (const auto& method : plan.methods) {
        const std::string path = path_of(method.plan.class_name, method.plan.method);
        const auto found = scopes_.find(path);
        if (found == scopes_.end() || !method.plan.counted) continue;
        const SuiteScope& scope = *found->second;
        const auto lacks = [&](const std::string& id) {
            return std::ranges::none_of(method.rows, [&](const Row& row) { return row.is_called(id); });
        };
        if (scope.rows) {
            for (const auto& id : *scope.rows) {
                if (!lacks(id)) continue;
                const std::string first = id_of_first(id);
                if (first == id || lacks(first)) {
                    all.push_back(path + '/' + id);
                } else {
                    first_.emplace(&scope, first);
                }
            }
        }
        for (const auto number : scope.numbers) {
            if (std::ranges::find(method.rows, number + 1, &Row::place) == method.rows.end())
                all.push_back(path + "'s row " + std::to_string(number) + ", counted from 0,");
        }
    }
    return all;
}

}  // namespace offbeat::suite
