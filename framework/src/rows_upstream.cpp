#include "dependencies.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"
#include "provided.hpp"
#include "select/selection.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace offbeat {
namespace {

void make_bad(Row& row, const std::string& what, const std::string& hint) {
    row.state = RowState::bad;
    row.cause = to_string(Problem{row.source, what, {}, hint});
}

void check_rows(PlannedMethod& method, const PlannedMethod& upstream) {
    std::unordered_set<std::string_view> there;
    std::vector<std::string> names;
    for (const Row& row : upstream.rows) {
        there.insert(row.id);
        names.push_back(row.id);
    }
    for (Row& row : method.rows) {
        if (row.state != RowState::ready || there.contains(row.id) || there.contains(id_of_first(row.id))) continue;
        make_bad(row,
                 "depends on the same row of " + select::path_of(upstream.plan) + ", which has no " + quoted(row.id),
                 did_you_mean(row.id, names));
    }
}

/// A row's whole name, as a row of this method names it.
std::string whole(const PlannedMethod& method, const std::string& wanted) {
    const auto slashes = std::ranges::count(wanted, '/');
    return (slashes < 2 ? method.plan.class_name + '/' : "") + (slashes < 1 ? method.plan.method + '/' : "") + wanted;
}

/// The rows of a plan by name, for those that rows name themselves.
class NamedRows {
public:
    explicit NamedRows(Plan& plan) {
        for (auto& method : plan.methods) {
            for (Row& row : method.rows) place_.emplace(select::name_of(method.plan, row), Place{&row, place_.size()});
        }
        // Ids come first: another row may be spelled as one's id is.
        for (auto& method : plan.methods) {
            for (Row& row : method.rows) {
                if (row.own_id.empty() || row.invocation > 1) continue;
                place_.emplace(select::own_name_of(method.plan, row), place_.at(select::name_of(method.plan, row)));
            }
        }
    }

    void find(PlannedMethod& method, Row& row) const {
        if (row.state != RowState::ready || row.rules == nullptr) return;
        for (const auto& wanted : row.rules->dependsOnRows) {
            const auto found = place_.find(whole(method, wanted));
            if (found == place_.end()) {
                std::vector<std::string> names;
                for (const Row& other : method.rows) names.push_back(other.id);
                return make_bad(row, "depends on the row " + quoted(wanted) + ", which there isn't",
                                did_you_mean(wanted, names));
            }
            if (found->second.number >= place_.at(select::name_of(method.plan, row)).number)
                return make_bad(row, "depends on the row " + quoted(wanted) + ", which runs no earlier",
                                "rows and methods that wait for each other, or a priority, stand against it");
            method.row_upstream[&row].push_back(found->second.row);
        }
    }

private:
    struct Place {
        const Row* row;
        std::size_t number;
    };

    std::unordered_map<std::string, Place> place_;
};

void find_named(Plan& plan) {
    std::optional<NamedRows> named;
    for (auto& method : plan.methods) {
        for (Row& row : method.rows) {
            if (row.rules == nullptr || row.rules->dependsOnRows.empty()) continue;
            if (!named) named.emplace(plan);
            named->find(method, row);
        }
    }
}

}  // namespace

std::map<const TestMethod*, std::vector<const TestMethod*>> methods_named_by_rows(const Plan& plan) {
    std::map<std::string, const TestMethod*> by_name;
    for (const auto& method : plan.methods)
        by_name.emplace(method.plan.class_name + '/' + method.plan.method, method.test);
    std::map<const TestMethod*, std::vector<const TestMethod*>> named;
    for (const auto& method : plan.methods) {
        for (const Row& row : method.rows) {
            if (row.rules == nullptr) continue;
            for (const auto& wanted : row.rules->dependsOnRows) {
                const std::string name = whole(method, wanted);
                const auto found = by_name.find(name.substr(0, name.rfind('/')));
                if (found == by_name.end() || found->second == method.test) continue;
                auto& all = named[method.test];
                if (std::ranges::find(all, found->second) == all.end()) all.push_back(found->second);
            }
        }
    }
    return named;
}

void find_rows_upstream(Plan& plan) {
    find_named(plan);
    std::map<const TestMethod*, const PlannedMethod*> by_test;
    for (const auto& method : plan.methods) by_test[method.test] = &method;
    for (auto& method : plan.methods) {
        for (const auto& dependency : method.upstream) {
            const auto found = by_test.find(dependency.on);
            if (!dependency.by_row || found == by_test.end() || method.test->annotation.ignoreMissingDependencies)
                continue;
            if (method.plan.counted && found->second->plan.counted) {
                check_rows(method, *found->second);
                continue;
            }
            method.rows = {bad_row("setup", {method.test->where,
                                             "depends on the rows of " + select::path_of(found->second->plan) +
                                                 ", and rows that are streamed aren't known before they run",
                                             "a higher --row-bound, or .dependsOnMethods"})};
            method.rows.front().place = 1;
            method.plan.counted = true;
            method.plan.rows = 1;
            break;
        }
    }
}

}  // namespace offbeat
