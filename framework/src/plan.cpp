#include "offbeat/plan.hpp"

#include <algorithm>
#include <unordered_map>

namespace offbeat {
namespace {

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
            method.provider = provider_of(test, method.plan.provider);
            if (method.provider == nullptr) {
                add_single(method, RowState::ready, "");
            } else {
                add_rows(method);
            }
        } catch (const SetupError& wrong) {
            method.rows.push_back(bad_row("setup", wrong.problem()));
        }
        method.plan.rows = method.rows.size();
        return method;
    }

private:
    static PlannedMethod described(const TestMethod& test) {
        PlannedMethod method;
        method.test = &test;
        method.plan.class_name = test.class_name;
        method.plan.method = test.name;
        method.plan.description = test.annotation.description;
        for (const auto group : test.annotation.groups) method.plan.groups.emplace_back(group);
        method.plan.provider = test.annotation.dataProvider;
        method.plan.source = test.where;
        return method;
    }

    static void add_single(PlannedMethod& method, RowState state, std::string cause) {
        Row row;
        row.id = single_row_id;
        row.description = method.plan.description;
        row.source = method.test->where;
        row.state = state;
        row.cause = std::move(cause);
        method.rows.push_back(std::move(row));
        method.plan.rows = 1;
    }

    /// The named provider; without a name CsvProvider, where the method takes parameters or names a driver.
    static const DataProvider* provider_of(const TestMethod& test, std::string& name) {
        if (name.empty()) {
            if (test.parameters().empty() && test.annotation.driver.empty()) return nullptr;
            name = "CsvProvider";
        }
        return providers().get(name, test.where).get();
    }

    void add_rows(PlannedMethod& method) {
        const std::string who = "data provider \"" + method.plan.provider + '"';
        std::unique_ptr<RowSource> source;
        try {
            source = method.provider->rows(provider_context(*method.test, settings_));
            pull(method, *source);
        } catch (const Skipped& skipped) {
            add_single(method, RowState::skipped, skipped.what());
        } catch (const EnvironmentError& missing) {
            add_single(method, RowState::skipped, missing.what());
        } catch (const SetupError& wrong) {
            method.rows.push_back(bad_row("provider", wrong.problem()));
        } catch (const std::exception& thrown) {
            method.rows.push_back(bad_row("provider", {method.test->where, who + " threw: " + thrown.what()}));
        } catch (...) {
            method.rows.push_back(bad_row("provider", {method.test->where, who + " threw something unknown"}));
        }
        if (source != nullptr) take_notes(method.plan, source->notes());
        if (method.rows.empty() && method.plan.counted) {
            method.rows.push_back(bad_row("no_rows", {method.test->where, who + " yields no rows"}));
        }
    }

    void pull(PlannedMethod& method, RowSource& source) {
        std::unordered_map<std::string, Location> taken;
        for (Row row; source.next(row); row = Row{}) {
            if (row.source.file.empty()) row.source = method.test->where;
            check(method, row);
            const auto [other, is_new] = taken.try_emplace(row.id, row.source);
            if (!is_new) {
                Problem twice{row.source, "two rows have the id \"" + row.id + '"', "ids that differ",
                              "the other one: " + to_string(other->second)};
                row = bad_row(row.id + "_again_" + std::to_string(row.source.line), twice);
                taken.try_emplace(row.id, row.source);
            }
            method.rows.push_back(std::move(row));
            if (method.rows.size() > settings_.row_bound) {
                method.plan.counted = false;
                method.rows.clear();
                return;
            }
        }
    }

    /// A row whose arguments don't fit is known before anything runs.
    static void check(const PlannedMethod& method, Row& row) {
        if (row.state != RowState::ready) return;
        try {
            method.test->check(*method.test, row);
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
        if (!new_class && *same_class->second->class_type != *test.class_type) {
            problems.push_back(to_string(Problem{test.where, "two test classes are named " + test.class_name, {},
                                                 "the other one: " + to_string(same_class->second->where)}));
        }
        const auto [same, is_new] = methods.try_emplace(test.class_name + '.' + test.name, &test);
        if (is_new) continue;
        problems.push_back(to_string(Problem{test.where, same->first + " is annotated twice", {},
                                             "first at " + to_string(same->second->where)}));
    }
}

/// Classes in order of registration, their methods by priority and then as declared.
std::vector<const TestMethod*> ordered(const std::vector<TestMethod>& tests) {
    std::unordered_map<std::string, std::size_t> rank;
    std::vector<const TestMethod*> all;
    for (const auto& test : tests) {
        rank.try_emplace(test.class_name, rank.size());
        all.push_back(&test);
    }
    std::stable_sort(all.begin(), all.end(), [&](const TestMethod* a, const TestMethod* b) {
        const auto key = [&](const TestMethod* test) {
            return std::pair(rank[test->class_name], test->annotation.priority);
        };
        return key(a) < key(b);
    });
    return all;
}

} // namespace

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
    find_twins(test_methods(), plan.problems);
    Planner planner(settings);
    std::unordered_map<std::string, bool> seen;
    for (const TestMethod* test : ordered(test_methods())) {
        if (!seen.try_emplace(test->class_name + '.' + test->name, true).second) continue; // told as a problem
        plan.methods.push_back(planner.plan(*test));
    }
    return plan;
}

} // namespace offbeat
