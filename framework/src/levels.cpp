#include "levels.hpp"

#include "derives.hpp"
#include "offbeat/value.hpp"

#include <algorithm>
#include <set>

namespace offbeat {
namespace {

bool holds(const std::vector<std::string>& groups, const std::string& group) {
    return std::ranges::find(groups, group) != groups.end();
}

/// Each method once, whichever of the classes brings it.
void add(Level& level, const std::set<const std::type_info*>& classes) {
    for (const auto& method : configuration_methods()) {
        const Configuration& annotation = method.annotation;
        if (!annotation.enabled || (annotation.when != level.before && annotation.when != level.after)) continue;
        const bool of_groups = level.before == When::beforeGroups;
        if (of_groups && std::ranges::find(annotation.groups, level.name) == annotation.groups.end()) continue;
        if (std::ranges::any_of(classes,
                                [&](const auto* one) { return is_or_derives_from(*one, *method.ops.test_class->id); }))
            level.methods.push_back(&method);
    }
}

}  // namespace

bool Level::has(const MethodPlan& method, const Row& row) const {
    if (before == When::beforeSuite) return true;
    if (before == When::beforeTest) return method.suite_test == name;
    return holds(method.groups, name) || holds(row.groups, name);
}

std::string Level::shown() const {
    if (before == When::beforeSuite) return "the suite";
    if (before == When::beforeTest) return name.empty() ? "the test" : "the test " + quoted(name);
    return "the group " + quoted(name);
}

std::vector<Level> levels_of(const std::vector<SelectedMethod>& methods) {
    std::set<const std::type_info*> all;
    struct SuiteTest {
        std::string name;
        const TestMethod* first;
        std::set<const std::type_info*> classes = {};
    };
    std::vector<SuiteTest> tests;
    std::vector<std::string> groups;
    const auto add_group = [&](const std::string& group) {
        if (!holds(groups, group)) groups.push_back(group);
    };
    for (const auto& [method, rows] : methods) {
        const auto* of = method->test->ops.test_class->id;
        all.insert(of);
        const auto& name = method->plan.suite_test;
        auto known = std::ranges::find(tests, name, &SuiteTest::name);
        if (known == tests.end()) known = tests.insert(tests.end(), {name, method->test});
        known->classes.insert(of);
        std::ranges::for_each(method->plan.groups, add_group);
        for (const Row* row : rows) std::ranges::for_each(row->groups, add_group);
        if (method->plan.counted) continue;
        // Nobody knows the groups of rows that stream: each that somebody prepares for may come.
        for (const auto& configured : configuration_methods()) {
            for (const auto group : configured.annotation.groups) add_group(std::string(group));
        }
    }
    std::vector<Level> levels;
    const auto add_level = [&](Level level, const std::set<const std::type_info*>& classes) {
        add(level, classes);
        if (!level.methods.empty()) levels.push_back(std::move(level));
    };
    const TestMethod* const first = tests.empty() ? nullptr : tests.front().first;
    add_level({When::beforeSuite, When::afterSuite, {}, first}, all);
    for (const auto& test : tests) add_level({When::beforeTest, When::afterTest, test.name, test.first}, test.classes);
    for (const auto& group : groups) add_level({When::beforeGroups, When::afterGroups, group, first}, all);
    return levels;
}

}  // namespace offbeat
