#pragma once

#include "offbeat/event.hpp"
#include "offbeat/method.hpp"
#include "offbeat/provider.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace offbeat {

/// A method that comes before another.
struct Dependency {
    const TestMethod* on = nullptr;
    bool hard = true;     ///< the other is skipped where a row of this one hasn't passed
    bool by_row = false;  ///< of this one's rows, only that with the same id counts
};

/// A method with the rows that it will run.
struct PlannedMethod {
    const TestMethod* test = nullptr;
    /// Where that is one of those that the plan made of the registered ones: what keeps it.
    std::shared_ptr<const std::vector<TestMethod>> tests = {};
    MethodPlan plan;
    std::vector<Row> rows;                   ///< empty where the method streams
    const DataProvider* provider = nullptr;  ///< null: called once, without data
    std::vector<Dependency> upstream = {};
    unsigned lanes = 1;  ///< in how many processes its rows may run at once
    /// What rows say of themselves (RowRules::dependsOnRows): each is skipped where one of those hasn't passed.
    std::unordered_map<const Row*, std::vector<const Row*>> row_upstream = {};
};

/// What a run will do, and all that is wrong with it, found before the first row runs.
struct Plan {
    std::vector<PlannedMethod> methods;  ///< those of one class stand together
    std::vector<std::string> problems;   ///< those that no row of its own tells, such as a provider registered twice

    [[nodiscard]] std::uint64_t rows() const;
    [[nodiscard]] std::uint64_t bad_rows() const;
};

/// In which order what has no order of its own runs.
struct Arrangement {
    std::optional<std::uint32_t> seed = {};  ///< shuffled by it; nothing: as registered, declared, provided
    std::set<std::string> first = {};  ///< the rows (`Class/method/id`) that run before others, with their methods

    /// Whether one of them is a class's, or a method's: `TransferTest/`, `TransferTest/testPay/`.
    [[nodiscard]] bool has_first(const std::string& beginning) const;
};

struct PlanSettings {
    std::string testres;
    bool scaffold = true;           ///< whether missing drivers may be written
    std::size_t row_bound = 10000;  ///< a method with more rows streams them within one Boost.Test case
    int repeat = 1;                 ///< how often all that is said to run once runs
    /// Which rows need their further invocations in the plan; empty: all.
    std::function<bool(const MethodPlan&, const Row&)> wanted = {};
    Arrangement arrangement = {};
    /// The methods of each `<test>` of the suite files; null: all that are registered, once.
    const std::vector<std::vector<TestMethod>>* tests = nullptr;
};

/// Makes the plan from all that is registered in this program.
Plan make_plan(const PlanSettings& settings);

ProviderContext provider_context(const TestMethod& test, const PlanSettings& settings);

/// The id of the row that stands for a method that is called once, without data.
inline constexpr const char* single_row_id = "once";

/// A row's id in its method's first invocation: `TEN` of `TEN_run2`; an id that has no such ending is it itself.
std::string id_of_first(const std::string& id);

/// The plan for people: each method with its rows, its formula and what is wrong.
std::string to_text(const Plan& plan);

/// One line a row: `Class/method/id<TAB>description`; a method that streams is one line, with the id `rows`.
std::string to_list(const Plan& plan);

/// One JSON object a row and line: class, method, id, description, source, driver (where the method has one),
/// parameters, labels, state; a method that streams is one line: class, method, `"streamed":true`.
std::string to_json_lines(const Plan& plan);

}  // namespace offbeat
