#include "shard/together.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace offbeat::shard {

Together::Together(const Plan& plan) {
    const auto& methods = plan.methods;
    std::vector<std::size_t> leader(methods.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
        while (leader[i] != i) i = leader[i] = leader[leader[i]];
        return i;
    };
    std::vector<bool> by_row(methods.size(), true);
    std::vector<bool> joined(methods.size(), false);
    const auto join = [&](std::size_t one, std::size_t other, bool rows) {
        const std::size_t first = std::min(find(one), find(other));
        const std::size_t second = std::max(find(one), find(other));
        leader[second] = first;
        by_row[first] = by_row[first] && by_row[second] && rows;
        joined[first] = true;
    };
    std::map<const TestMethod*, std::size_t> by_test;
    for (std::size_t i = 0; i < methods.size(); ++i) by_test[methods[i].test] = i;
    const auto method_of = [&](const Row* row) {
        return static_cast<std::size_t>(std::ranges::find_if(methods,
                                                             [&](const PlannedMethod& method) {
                                                                 const Row* begin = method.rows.data();
                                                                 const std::less_equal<> not_behind;
                                                                 return !method.rows.empty() &&
                                                                        not_behind(begin, row) &&
                                                                        not_behind(row, begin + method.rows.size() - 1);
                                                             }) -
                                        methods.begin());
    };
    for (std::size_t i = 0; i < methods.size(); ++i) {
        for (const auto& dependency : methods[i].upstream) {
            if (const auto found = by_test.find(dependency.on); found != by_test.end())
                join(i, found->second, dependency.by_row);
        }
        for (const auto& [row, named] : methods[i].row_upstream) {
            for (const Row* other : named) join(i, method_of(other), false);
        }
    }
    const auto path = [&](std::size_t i) { return methods[i].plan.class_name + '/' + methods[i].plan.method; };
    // By its least name, which no order of methods changes.
    std::map<std::size_t, std::string> names;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        std::string& name = names[find(i)];
        if (name.empty() || path(i) < name) name = path(i);
    }
    for (std::size_t i = 0; i < methods.size(); ++i) {
        const std::size_t group = find(i);
        if (joined[group]) groups_[path(i)] = {names[group], by_row[group]};
    }
}

const Together::Group* Together::of(const std::string& class_name, const std::string& method) const {
    const auto found = groups_.find(class_name + '/' + method);
    return found == groups_.end() ? nullptr : &found->second;
}

}  // namespace offbeat::shard
