#include "suite/choose.hpp"

#include "offbeat/text.hpp"
#include "suite/method_choice.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace offbeat::suite {
namespace {

template <class T>
T either(const std::optional<T>& own, const std::optional<T>& suite, T neither) {
    return own ? *own : suite.value_or(neither);
}

class Chooser {
public:
    Chooser(const std::vector<TestMethod>& registered, bool times, Problems& problems)
        : registered_(registered), classes_(known_classes(registered)), times_(times), problems_(problems) {
        for (const auto& known : classes_) reserved_.insert(known.name);
    }

    void choose(const Suite& suite, const Test& test) {
        Groups groups = suite.groups;
        groups.add(test.groups);
        auto& of_suite = suite_filters_[&suite];
        auto filter = test.groups.empty() ? of_suite : nullptr;
        if (filter == nullptr) {
            check_dependencies(groups);
            filter = std::make_shared<const GroupFilter>(groups, problems_);
            chosen_.filters.push_back(filter);
        }
        if (test.groups.empty()) of_suite = filter;
        auto& methods = chosen_.tests.emplace_back();
        std::set<const KnownClass*> named;
        for (const auto& test_class : classes_of(suite, test)) {
            named.insert(test_class.known);
            add_class(suite, test, groups, filter, test_class, methods);
        }
        if (std::ranges::none_of(methods, has_upstream)) return;
        // Those that the test leaves out are known all the same: what depends on them isn't misspelt.
        auto scope = std::make_shared<SuiteScope>();
        scope->test = test.name.name;
        for (const auto& known : classes_) {
            if (!named.contains(&known)) add_left_out(known, scope, methods);
        }
    }

    Chosen take() { return std::move(chosen_); }

private:
    std::vector<ClassInTest> classes_of(const Suite& suite, const Test& test) {
        std::vector<ClassInTest> all;
        const auto in = [&](const KnownClass* known) -> ClassInTest& {
            const auto found = std::ranges::find(all, known, &ClassInTest::known);
            return found != all.end() ? *found : all.emplace_back(ClassInTest{known});
        };
        for (const auto& choice : test.classes) {
            if (problems_.full()) break;
            if (const KnownClass* const known = find_class(classes_, choice.name, problems_))
                in(known).choices.push_back(&choice);
        }
        for (const auto* packages : {&suite.packages, &test.packages}) {
            for (const auto& package : *packages) {
                for (const KnownClass* known : in_package(classes_, package, problems_)) in(known);
            }
        }
        if (!either(test.settings.preserve_order, suite.settings.preserve_order, true))
            std::ranges::sort(all, {}, [&](const ClassInTest& one) { return one.known - classes_.data(); });
        return all;
    }

    void add_class(const Suite& suite, const Test& test, const Groups& groups,
                   const std::shared_ptr<const GroupFilter>& filter, const ClassInTest& test_class,
                   std::vector<TestMethod>& methods) {
        SuiteScope common;
        common.test = test.name.name;
        common.class_name = planned_name(test_class, test.name.name);
        common.parameters = test.parameters;
        common.parameters.insert(suite.parameters.begin(), suite.parameters.end());
        const int time_out = times_ ? either(test.settings.time_out, suite.settings.time_out, 0) : 0;
        if (time_out > 0) common.time_out = std::to_string(time_out);
        common.skips_failed = either(test.settings.skip_failed, suite.settings.skip_failed, false);
        const MethodChooser chooser(test_class, problems_);
        for (const TestMethod* registered : test_class.known->methods) {
            auto scope = std::make_shared<SuiteScope>(common);
            chooser.choose(*registered, filter, *scope);
            for (const auto& dependency : groups.dependencies) {
                const auto& own = registered->annotation.groups;
                if (std::find(own.begin(), own.end(), dependency.group.name) == own.end()) continue;
                for (const auto& group : dependency.on) {
                    if (is_group(group)) scope->groups_upstream.push_back(group);
                }
            }
            TestMethod& copy = methods.emplace_back(*registered);
            if (!scope->description.empty()) copy.annotation.description = scope->description;
            if (copy.annotation.timeOut == 0) copy.annotation.timeOut = time_out;
            if (scope->skips_failed) copy.annotation.skipFailedInvocations = true;
            copy.scope = std::move(scope);
        }
    }

    static bool has_upstream(const TestMethod& test) {
        const offbeat::Test& annotation = test.annotation;
        return is_chosen(test) && (annotation.dependsOnMethods.size() + annotation.dependsOnGroups.size() +
                                           annotation.dependsOnRows.size() !=
                                       0 ||
                                   !test.scope->groups_upstream.empty());
    }

    static void add_left_out(const KnownClass& known, const std::shared_ptr<SuiteScope>& scope,
                             std::vector<TestMethod>& methods) {
        for (const TestMethod* registered : known.methods) methods.emplace_back(*registered).scope = scope;
    }

    /// A class's second and further tests get names of their own: rows' names must differ.
    std::string planned_name(const ClassInTest& test_class, const std::string& test) {
        const std::string& own = test_class.known->name;
        for (const auto* choice : test_class.choices) {
            const std::string& asked = choice->planned_as;
            if (!asked.empty() && (asked == own || !reserved_.contains(asked)) && taken_.insert(asked).second)
                return asked;
        }
        if (taken_.insert(own).second) return own;
        const std::string longer = own + "_in_" + identifier(test, false);
        std::string name = longer;
        for (int count = 2; reserved_.contains(name) || !taken_.insert(name).second; ++count)
            name = longer + '_' + std::to_string(count);
        return name;
    }

    [[nodiscard]] bool is_group(const std::string& name) const {
        Problems told_elsewhere;
        const auto patterns = patterns_of({{name}}, told_elsewhere);
        return std::ranges::any_of(registered_, [&](const TestMethod& test) {
            return std::ranges::any_of(test.annotation.groups,
                                       [&](auto group) { return any_matches(patterns, group); });
        });
    }

    void check_dependencies(const Groups& groups) {
        const auto check = [&](const std::string& name, const Location& where) {
            if (patterns_of({{name, where}}, problems_).empty() || is_group(name)) return;
            std::vector<std::string> known;
            for (const auto& test : registered_)
                known.insert(known.end(), test.annotation.groups.begin(), test.annotation.groups.end());
            problems_.add({where, "no test method is in a group " + shown(name), {}, meant(name, known)});
        };
        for (const auto& dependency : groups.dependencies) {
            check(dependency.group.name, dependency.group.where);
            for (const auto& on : dependency.on) check(on, dependency.on_where);
        }
    }

    const std::vector<TestMethod>& registered_;
    std::vector<KnownClass> classes_;
    bool times_;
    Problems& problems_;
    Chosen chosen_;
    /// Of suites, for their tests that say nothing of groups.
    std::map<const Suite*, std::shared_ptr<const GroupFilter>> suite_filters_;
    std::set<std::string> reserved_;  ///< the classes' own names
    std::set<std::string> taken_;
};

}  // namespace

Chosen choose(const std::vector<Suite>& suites, const std::vector<TestMethod>& registered, bool times,
              Problems& problems) {
    Chooser chooser(registered, times, problems);
    for (const auto& suite : suites) {
        for (const auto& test : suite.tests) {
            if (test.enabled && !problems.full()) chooser.choose(suite, test);
        }
    }
    return chooser.take();
}

}  // namespace offbeat::suite
