#include "suite/suite_run.hpp"

#include "annotations.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "suite/line_settings.hpp"
#include "suite/row_filter.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

namespace offbeat::suite {
namespace {

/// All groups of the program's methods and of the plan's rows; nothing where rows are streamed, whose groups nobody
/// knows.
std::optional<std::set<std::string>> groups_of(const std::vector<TestMethod>& registered, const Plan& plan) {
    if (std::ranges::any_of(plan.methods, [](const auto& method) { return !method.plan.counted; })) return std::nullopt;
    auto groups = select::groups_of(plan);
    for (const auto& test : registered) groups.insert(test.annotation.groups.begin(), test.annotation.groups.end());
    return groups;
}

std::string told(const CommandLine& line) {
    return line.program + ": --suite=" + utf8::visible(join(line.suites, ",")) + ": ";
}

}  // namespace

SuiteRun::SuiteRun(CommandLine& line) : registered_(annotated_methods()), loaded_(load(line.suites, problems_)) {
    take_settings(line, loaded_.suites, problems_);
    check_listeners(loaded_.suites, problems_);
    chosen_ = choose(loaded_.suites, registered_, line.work.timeout.count() == 0, problems_);
    if (!loaded_.idle.empty())
        std::cerr << told(line) << "nothing here stands for " << join({loaded_.idle.begin(), loaded_.idle.end()}, ", ")
                  << '\n';
    if (!line.config_failure_given && config_failure_policies(loaded_.suites).size() > 1)
        std::cerr << told(line) << "one suite says configfailurepolicy=\"skip\", another \"continue\"; a run has one "
                  << "policy, and this one's is skip\n";
}

void SuiteRun::check_groups(const Plan& plan, PlanSettings settings) {
    const auto check = [&](const std::set<std::string>& known, Problems& problems) {
        for (const auto& filter : chosen_.filters) filter->check(known, problems);
    };
    const auto of_plan = groups_of(registered_, plan);
    Problems first;
    if (of_plan) check(*of_plan, first);
    if (!first.any()) return;
    // Rows of methods that the files leave out may be in the group: only now it is worth while to ask for them.
    settings.tests = nullptr;
    settings.scaffold = false;
    if (const auto known = groups_of(registered_, make_plan(settings))) check(*known, problems_);
}

const std::vector<std::string>& SuiteRun::settle(CommandLine& line, const PlanSettings& settings, Plan& plan) {
    check_groups(plan, settings);
    const auto filter = std::make_shared<RowFilter>(chosen_.tests);
    for (const auto& name : filter->settle(plan))
        std::cerr << told(line) << utf8::visible(name) << " isn't in the plan any more\n";
    std::erase_if(plan.methods, [&](const PlannedMethod& method) {
        if (!method.plan.counted) return false;
        // A method that may have no rows has none to leave out.
        return !method.rows.empty() &&
               std::ranges::none_of(method.rows, [&](const Row& row) { return filter->has(method.plan, row); });
    });
    if (plan.methods.empty() && !problems_.any())
        problems_.add({{line.suites.empty() ? std::string() : line.suites.front()}, "no row is chosen"});
    line.selection.keep_if([filter](const MethodPlan& method, const Row& row) { return filter->has(method, row); });
    return problems_.all();
}

}  // namespace offbeat::suite
