#include "offbeat/plan.hpp"

#include "annotations.hpp"
#include "dependencies.hpp"
#include "expected_throw.hpp"
#include "lanes.hpp"
#include "listeners.hpp"
#include "offbeat/class_provider.hpp"
#include "offbeat/reporter.hpp"
#include "offbeat/retry.hpp"
#include "order.hpp"
#include "provided.hpp"
#include "suite/scope.hpp"

#include <algorithm>
#include <unordered_map>

namespace offbeat {
namespace {

constexpr int most_processes = 256;

class Planner {
public:
    explicit Planner(const PlanSettings& settings) : settings_(settings) {}

    PlannedMethod plan(const TestMethod& test) {
        PlannedMethod method = described(test);
        if (!test.annotation.enabled) {
            add_single(method, RowState::skipped, "disabled by its annotation");
            return method;
        }
        try {
            check_names(test);
            check_values(test);
            method.provider = provider_of(test, method.plan.provider);
            if (method.provider == nullptr) {
                add_single(method, RowState::ready, "");
                Taken taken;
                repeat(method, taken);
            } else {
                add_rows(method);
            }
        } catch (const SetupError& wrong) {
            method.rows.push_back(bad_row("setup", wrong.problem()));
            method.rows.back().place = method.rows.size();
        }
        method.plan.rows = method.rows.size();
        return method;
    }

private:
    static PlannedMethod described(const TestMethod& test) {
        PlannedMethod method;
        method.test = &test;
        method.plan.class_name = planned_class(test);
        method.plan.method = test.name;
        method.plan.description = test.annotation.description;
        method.plan.groups = groups_of(test);
        method.plan.provider = test.annotation.dataProvider;
        method.plan.success_percentage = test.annotation.successPercentage;
        method.plan.source = test.where;
        if (test.scope != nullptr) method.plan.suite_test = test.scope->test;
        return method;
    }

    static void add_single(PlannedMethod& method, RowState state, std::string cause) {
        Row row;
        row.id = single_row_id;
        row.description = method.plan.description;
        row.source = method.test->where;
        row.state = state;
        row.cause = std::move(cause);
        row.place = 1;
        add_attributes(*method.test, row);
        method.rows.push_back(std::move(row));
        method.plan.rows = 1;
    }

    /// OFFBEAT_TEST holds this while compiling; a TestTable can't.
    static void check_names(const TestMethod& test) {
        const int arity = static_cast<int>(test.parameters().size());
        const int names = test.annotation.parameters.size();
        if (detail::names_fit(arity, names)) return;
        throw SetupError({test.where,
                          test.class_name + '.' + test.name + " takes " + std::to_string(arity) +
                              " parameters and names " + std::to_string(names) + " columns",
                          "the column of each parameter in .parameters"});
    }

    /// Keys whose values make no sense.
    static void check_values(const TestMethod& test) {
        const Test& annotation = test.annotation;
        const auto refuse = [&](const std::string& what, const std::string& expected) {
            throw SetupError({test.where, test.class_name + '.' + test.name + ": " + what, expected});
        };
        if (annotation.successPercentage < 0 || annotation.successPercentage > 100)
            refuse(".successPercentage = " + std::to_string(annotation.successPercentage), "0 to 100");
        if (annotation.invocationCount < 1)
            refuse(".invocationCount = " + std::to_string(annotation.invocationCount), "at least 1");
        if (annotation.invocationTimeOut < 0 || annotation.timeOut < 0) refuse("a negative time", "at least 0");
        if (annotation.threadPoolSize < 0 || annotation.threadPoolSize > most_processes)
            refuse(".threadPoolSize = " + std::to_string(annotation.threadPoolSize),
                   "0 to " + std::to_string(most_processes));
        if (annotation.retries < 0 || annotation.retryDelay < 0) refuse("negative retries", "at least 0");
        if (const std::string wrong = wrong_pattern(annotation); !wrong.empty())
            refuse(".expectedExceptionsMessageRegExp = " + wrong, "one, such as \".*not covered.*\"");
        if (!annotation.retryAnalyzer.empty())
            static_cast<void>(retry_analyzers().get(std::string(annotation.retryAnalyzer), test.where));
    }

    /// The named provider; without a name CsvProvider, where the method takes parameters or names a driver, or the
    /// provider that has data for it all the same.
    const DataProvider* provider_of(const TestMethod& test, std::string& name) const {
        if (name.empty() && test.parameters().empty() && test.annotation.driver.empty()) {
            const ProviderContext context = provider_context(test, settings_);
            for (const auto& entry : providers().entries()) {
                if (!entry.thing->is_default_for(context)) continue;
                name = entry.name;
                return entry.thing.get();
            }
            return nullptr;
        }
        if (name.empty()) name = "CsvProvider";
        return &provider_for(test, name);
    }

    using Taken = std::unordered_map<std::string, Location>;

    void add_rows(PlannedMethod& method) {
        std::unique_ptr<RowSource> source;
        Taken taken;
        const auto add = [&](Row row) {
            row.id = free_id(row.id, taken);
            method.rows.push_back(std::move(row));
        };
        try {
            source = intercepted_rows(*method.provider, provider_context(*method.test, settings_));
            pull(method, *source, taken);
        } catch (...) {
            add(row_for_thrown(method));
        }
        if (source != nullptr) take_notes(method.plan, source->notes());
        if (method.rows.empty() && method.plan.counted && !method.test->annotation.allowEmpty)
            add(row_for_nothing(method));
        std::uint64_t place = 0;
        for (Row& row : method.rows) row.place = ++place;
        arrange(method, settings_.arrangement);
        repeat(method, taken);
    }

    /// Each invocation has all rows, as with TestNG, and each of them has its number in all. Without data it is the
    /// method's invocations that are counted.
    void repeat(PlannedMethod& method, Taken& taken) const {
        const std::size_t once = method.rows.size();
        for (int count = 2; count <= invocations(*method.test, settings_); ++count) {
            for (std::size_t i = 0; i < once; ++i) {
                if (settings_.wanted && !settings_.wanted(method.plan, method.rows[i])) continue;
                Row row = method.rows[i];
                row.invocation = count;
                if (method.provider == nullptr)
                    row.place = static_cast<std::uint64_t>((count - 1) % method.test->annotation.invocationCount) + 1;
                row.id = free_id(id_of_invocation(row.id, count), taken);
                taken.emplace(row.id, row.source);
                method.rows.push_back(std::move(row));
            }
        }
    }

    void pull(PlannedMethod& method, RowSource& source, Taken& taken) {
        for (Row row; source.next(row); row = Row{}) {
            complete(method, row);
            check(method, row);
            if (!taken.try_emplace(row.id, row.source).second) tell_apart(row, taken);
            method.rows.push_back(std::move(row));
            if (method.rows.size() > settings_.row_bound) {
                method.plan.counted = false;
                method.rows = {};  // their memory, too
                return;
            }
        }
    }

    /// An id made from the content comes again with the content, and gets a number; one that somebody gave must be
    /// unique, or nobody knows which row a report means.
    static void tell_apart(Row& row, Taken& taken) {
        const std::string id = row.id;
        if (id != content_id(row.parameters)) {
            row = bad_row(id, {row.source, "two rows have the id \"" + id + '"', "ids that differ",
                               "the other one: " + to_string(taken[id])});
        }
        row.id = free_id(id, taken);
        taken.emplace(row.id, row.source);
    }

    static std::string free_id(const std::string& wanted, const Taken& taken) {
        std::string id = wanted;
        for (int count = 2; taken.contains(id); ++count) id = wanted + '_' + std::to_string(count);
        return id;
    }

    /// A row whose arguments don't fit is known before anything runs.
    static void check(const PlannedMethod& method, Row& row) {
        if (row.state != RowState::ready) return;
        try {
            method.test->check(row);
        } catch (const SetupError& wrong) {
            row.state = RowState::bad;
            row.cause = wrong.what();
        }
    }

    static void take_notes(MethodPlan& plan, SourceNotes notes) {
        plan.driver = std::move(notes.driver);
        plan.formula = std::move(notes.formula);
        plan.dimensions = std::move(notes.dimensions);
        plan.notes = std::move(notes.lines);
    }

    const PlanSettings& settings_;
};

/// A driver is found by the class's name alone, so two classes of one name would share theirs.
void find_twins(const std::vector<TestMethod>& tests, std::vector<std::string>& problems) {
    std::unordered_map<std::string, const TestMethod*> classes;
    std::unordered_map<std::string, const TestMethod*> methods;
    for (const auto& test : tests) {
        const auto [same_class, new_class] = classes.try_emplace(test.class_name, &test);
        if (!new_class && *same_class->second->ops.test_class->id != *test.ops.test_class->id) {
            problems.push_back(to_string(Problem{test.where,
                                                 "two test classes are named " + test.class_name,
                                                 {},
                                                 "the other one: " + to_string(same_class->second->where)}));
        }
        const auto [same, is_new] = methods.try_emplace(test.class_name + '.' + test.name, &test);
        if (is_new) continue;
        problems.push_back(to_string(Problem{
            test.where, same->first + " is annotated twice", {}, "first at " + to_string(same->second->where)}));
    }
}

}  // namespace

std::uint64_t Plan::rows() const {
    std::uint64_t count = 0;
    for (const auto& method : methods) count += method.plan.rows;
    return count;
}

std::uint64_t Plan::bad_rows() const {
    std::uint64_t count = 0;
    for (const auto& method : methods) {
        count += static_cast<std::uint64_t>(std::count_if(method.rows.begin(), method.rows.end(), [](const Row& row) {
            return row.state == RowState::bad || row.state == RowState::not_configured;
        }));
    }
    return count;
}

ProviderContext provider_context(const TestMethod& test, const PlanSettings& settings) {
    return {test, settings.testres, test.parameters(), settings.scaffold};
}

Plan make_plan(const PlanSettings& settings) {
    Plan plan;
    for (const auto& clash : providers().clashes()) plan.problems.push_back(to_string(clash));
    for (const auto& clash : clashes_of_class_providers()) plan.problems.push_back(to_string(clash));
    for (const auto& clash : reporters().clashes()) plan.problems.push_back(to_string(clash));
    for (const auto& clash : retry_analyzers().clashes()) plan.problems.push_back(to_string(clash));
    for (const auto& clash : listeners().clashes()) plan.problems.push_back(to_string(clash));
    const auto annotated = std::make_shared<const std::vector<TestMethod>>(annotated_methods());
    find_twins(*annotated, plan.problems);
    for (auto& problem : problems_of_bases()) plan.problems.push_back(std::move(problem));
    Planner planner(settings);
    std::vector<Order> orders;
    const auto add = [&](const std::vector<TestMethod>& tests, const Arrangement& arrangement) {
        std::unordered_map<std::string, bool> seen;
        Order& order = orders.emplace_back(order_of(tests, arrangement, plan.problems));
        for (auto* interceptor : all_of<MethodInterceptor>()) interceptor->intercept(order.methods);
        for (const TestMethod* test : order.methods) {
            if (!seen.try_emplace(test->class_name + '.' + test->name, true).second) continue;  // told as a problem
            if (!is_chosen(*test)) continue;
            plan.methods.push_back(planner.plan(*test));
            if (const auto found = order.upstream.find(test); found != order.upstream.end())
                plan.methods.back().upstream = found->second;
            std::erase_if(plan.methods.back().upstream,
                          [](const auto& dependency) { return !is_chosen(*dependency.on); });
        }
    };
    if (settings.tests == nullptr) {
        add(*annotated, settings.arrangement);
        for (auto& method : plan.methods) method.tests = annotated;
    } else {
        for (const auto& tests : *settings.tests) add(tests, within(settings.arrangement, tests));
        keep_first(plan.problems);  // each test asks the same of the same methods
    }
    std::unordered_map<const TestMethod*, std::size_t> place;
    const auto named = methods_named_by_rows(plan);
    for (const auto& order : orders) {
        for (const TestMethod* test : behind_rows(order, named)) place.emplace(test, place.size());
    }
    std::ranges::stable_sort(plan.methods, {}, [&](const PlannedMethod& method) { return place[method.test]; });
    find_rows_upstream(plan);
    find_lanes(plan);
    return plan;
}

}  // namespace offbeat
