#include "dependencies.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"
#include "select/selection.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace offbeat {
namespace {

std::string path_of(const MethodPlan& plan) {
    return plan.class_name + '.' + plan.method;
}

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
        if (row.state != RowState::ready || there.contains(row.id)) continue;
        make_bad(row, "depends on the same row of " + path_of(upstream.plan) + ", which has no " + quoted(row.id),
                 did_you_mean(row.id, names));
    }
}

/// The rows of a plan by name, for those that rows name themselves.
class NamedRows {
public:
    explicit NamedRows(Plan& plan) {
        for (auto& method : plan.methods) {
            for (Row& row : method.rows) place_.emplace(select::name_of(method.plan, row), Place{&row, place_.size()});
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
                return make_bad(
                    row, "depends on the row " + quoted(wanted) + ", which runs no earlier",
                    "a row of another method comes first where .dependsOnMethods or .dependsOnRows says so");
            method.row_upstream[&row].push_back(found->second.row);
        }
    }

private:
    struct Place {
        const Row* row;
        std::size_t number;
    };

    static std::string whole(const PlannedMethod& method, const std::string& wanted) {
        const auto slashes = std::ranges::count(wanted, '/');
        return (slashes < 2 ? method.plan.class_name + '/' : "") + (slashes < 1 ? method.plan.method + '/' : "") +
               wanted;
    }

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

/// How its verdict is told of a row.
const char* told(Status status) {
    switch (status) {
    case Status::passed:
        return "passed";
    case Status::failed:
        return "failed";
    case Status::broken:
        return "broke";
    case Status::skipped:
        return "was skipped";
    case Status::not_configured:
        return "isn't configured";
    case Status::flaky:
        return "is flaky";
    case Status::known_bug:
        return "failed by its known bug";
    }
    return "";
}

}  // namespace

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
                                             "depends on the rows of " + path_of(found->second->plan) +
                                                 ", and rows that are streamed aren't known before they run",
                                             "a higher --row-bound, or .dependsOnMethods"})};
            method.plan.counted = true;
            method.plan.rows = 1;
            break;
        }
    }
}

Dependencies::Dependencies(const std::vector<work::Entry>& entries, work::Board& board)
    : entries_(entries), board_(board) {
    std::map<const TestMethod*, std::vector<std::size_t>> selected;
    std::size_t classes = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        classes = std::max(classes, entries[i].class_index + 1);
        if (entries[i].selected) selected[entries[i].method->test].push_back(i);
    }
    elsewhere_.resize(classes);
    for (const auto& [test, own] : selected) {
        const auto& first = entries[own.front()];
        for (const auto& dependency : first.method->upstream) {
            const auto found = selected.find(dependency.on);
            if (found == selected.end()) continue;
            const auto& there = entries[found->second.front()];
            Upstream upstream{dependency.hard, dependency.by_row, found->second, {}};
            if (dependency.by_row) {
                for (const std::size_t i : found->second) {
                    if (entries[i].row != nullptr) upstream.by_id.emplace(entries[i].row->id, i);
                }
            }
            if (there.class_index != first.class_index) {
                auto& elsewhere = elsewhere_[first.class_index];
                elsewhere.insert(elsewhere.end(), found->second.begin(), found->second.end());
            }
            upstream_[first.method].push_back(std::move(upstream));
        }
    }
    find_rows();
}

/// What rows named themselves.
void Dependencies::find_rows() {
    if (std::ranges::all_of(entries_, [](const auto& entry) { return entry.method->row_upstream.empty(); })) return;
    std::unordered_map<const Row*, std::size_t> by_row;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].selected && entries_[i].row != nullptr) by_row.emplace(entries_[i].row, i);
    }
    for (const auto& [own, i] : by_row) {
        const auto named = entries_[i].method->row_upstream.find(own);
        if (named == entries_[i].method->row_upstream.end()) continue;
        for (const Row* row : named->second) {
            const auto found = by_row.find(row);
            if (found == by_row.end()) continue;
            row_upstream_[i].push_back(found->second);
            if (entries_[found->second].class_index != entries_[i].class_index)
                elsewhere_[entries_[i].class_index].push_back(found->second);
        }
    }
}

std::string Dependencies::obstacle(std::size_t entry) {
    if (const auto rows = row_upstream_.find(entry); rows != row_upstream_.end()) {
        for (const std::size_t i : rows->second) {
            if (std::string cause = verdict(i); !cause.empty()) return cause;
        }
    }
    const auto found = upstream_.find(entries_[entry].method);
    if (found == upstream_.end()) return {};
    for (auto& upstream : found->second) {
        if (!upstream.hard || upstream.clear) continue;
        if (std::string cause = obstacle(upstream, entries_[entry]); !cause.empty()) return cause;
    }
    return {};
}

std::string Dependencies::obstacle(Upstream& upstream, const work::Entry& entry) const {
    if (upstream.by_row) {
        const auto found = entry.row == nullptr ? upstream.by_id.end() : upstream.by_id.find(entry.row->id);
        return found == upstream.by_id.end() ? std::string() : verdict(found->second);
    }
    for (const std::size_t i : upstream.entries) {
        if (std::string cause = verdict(i); !cause.empty()) return cause;
    }
    upstream.clear = true;
    return {};
}

std::string Dependencies::verdict(std::size_t entry) const {
    const auto status = board_.worst(entry);
    if (status == Status::passed || status == Status::flaky) return {};
    const std::string who = "depends on " + path_of(entries_[entry].method->plan);
    const Row* const row = entries_[entry].row;
    if (!status) {
        // A stream that had none.
        if (row == nullptr && board_.ended(entry) != 0) return {};
        return who + ", which hasn't run";
    }
    const bool only = row == nullptr || row->id == single_row_id;
    return who +
           (row == nullptr ? ", of whose rows one "
            : only         ? ", which "
                           : ", whose row " + row->id + ' ') +
           told(*status);
}

std::string Dependencies::failed_before(std::size_t entry) {
    const PlannedMethod* const method = entries_[entry].method;
    const auto is_bad = [](std::optional<Status> status) {
        return status == Status::failed || status == Status::broken;
    };
    if (entries_[entry].row == nullptr) return is_bad(board_.worst(entry)) ? "an earlier row of it failed" : "";
    const auto [found, is_new] = failed_.try_emplace(method);
    Failed& failed = found->second;
    if (is_new) {
        failed.next = entry;
        while (failed.next > 0 && entries_[failed.next - 1].method == method) --failed.next;
    }
    for (; failed.next < entry && failed.text.empty(); ++failed.next) {
        if (is_bad(board_.worst(failed.next))) failed.text = "row " + entries_[failed.next].row->id + " of it failed";
    }
    return failed.text;
}

bool Dependencies::is_last(std::size_t entry) const {
    if (entries_[entry].row == nullptr) return false;
    for (std::size_t i = entry + 1; i < entries_.size() && entries_[i].method == entries_[entry].method; ++i) {
        if (entries_[i].selected) return false;
    }
    return true;
}

bool Dependencies::ready(std::size_t class_index) const {
    return std::ranges::all_of(elsewhere_[class_index], [&](std::size_t entry) { return board_.ended(entry) != 0; });
}

}  // namespace offbeat
