#include "suite/method_choice.hpp"

#include "annotations.hpp"
#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::suite {
namespace {

void put(const Parameters& from, Parameters& to) {
    for (const auto& [name, value] : from) to[name] = value;
}

}  // namespace

MethodChooser::MethodChooser(const ClassInTest& test_class, Problems& problems) : known_(*test_class.known) {
    for (const ClassChoice* from : test_class.choices) {
        Choice choice{from};
        for (const auto& include : from->include) {
            if (problems.full()) return;
            for (auto& pattern : patterns_of({include.name}, problems)) {
                check(pattern, "include", problems);
                choice.include.push_back({std::move(pattern), &include});
            }
        }
        choice.exclude = patterns_of(from->exclude, problems);
        for (const auto& pattern : choice.exclude) {
            if (pattern.is_plain()) check(pattern, "exclude", problems);
        }
        choices_.push_back(std::move(choice));
    }
}

void MethodChooser::check(const Pattern& pattern, const char* element, Problems& problems) const {
    const Named& named = pattern.named();
    const auto matches = [&](const TestMethod* test) { return pattern.matches(test->name); };
    if (named.name.empty() || std::ranges::any_of(known_.methods, matches)) return;
    std::vector<std::string> names;
    for (const TestMethod* test : known_.methods) names.push_back(test->name);
    problems.add({named.where,
                  std::string("<") + element + ">: " + known_.name + " has no test method " + shown(named.name),
                  {},
                  meant(named.name, names)});
}

void MethodChooser::choose(const TestMethod& test, const std::shared_ptr<const GroupFilter>& groups,
                           SuiteScope& scope) const {
    bool chosen = choices_.empty();  // of a package
    bool named = false;
    bool all_rows = chosen;
    std::set<std::string> rows;
    for (const auto& choice : choices_) {
        put(choice.from->parameters, scope.parameters);
        bool here = choice.from->include.empty();
        all_rows = all_rows || here;
        for (const auto& include : choice.include) {
            if (!include.pattern.matches(test.name)) continue;
            here = true;
            named = named || include.pattern.named().name == test.name;
            put(include.choice->parameters, scope.parameters);
            if (!include.choice->description.empty()) scope.description = include.choice->description;
            const auto& numbers = include.choice->numbers;
            scope.numbers.insert(scope.numbers.end(), numbers.begin(), numbers.end());
            if (include.choice->rows) rows.insert(include.choice->rows->begin(), include.choice->rows->end());
            all_rows = all_rows || (!include.choice->rows && numbers.empty());
        }
        if (any_matches(choice.exclude, test.name)) {
            scope.chosen = false;
            return;
        }
        chosen = chosen || here;
    }
    if (all_rows) scope.numbers.clear();
    if (!all_rows) scope.rows = std::move(rows);
    // As in TestNG: who names a method means it, whatever its groups.
    scope.chosen = chosen && (named || !groups->excludes(groups_of(test)));
    if (!named && !groups->lets_all()) scope.groups = groups;
}

}  // namespace offbeat::suite
