#include "dependencies.hpp"

#include "provided.hpp"
#include "select/selection.hpp"

#include <algorithm>

namespace offbeat {
namespace {

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

/// The same in all invocations of the row.
std::string own_name(const Row& row) {
    return row.invocation > 1 ? id_of_first(row.id) : row.id;
}

}  // namespace

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
                    if (entries[i].row == nullptr) continue;
                    const Row& row = *entries[i].row;
                    upstream.by_id[own_name(row)].push_back(i);
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

Dependencies::Obstacle Dependencies::obstacle(std::size_t entry) {
    if (const auto rows = row_upstream_.find(entry); rows != row_upstream_.end()) {
        if (Obstacle met = first_obstacle(rows->second); !met.cause.empty()) return met;
    }
    const auto found = upstream_.find(entries_[entry].method);
    if (found == upstream_.end()) return {};
    for (auto& upstream : found->second) {
        if (!upstream.hard || upstream.clear) continue;
        if (Obstacle met = obstacle(upstream, entries_[entry]); !met.cause.empty()) return met;
    }
    return {};
}

/// Whether rows of it failed, and no more than its method's successPercentage lets: that is its success. Of a stream
/// nobody counts them.
bool Dependencies::within_percentage(const Upstream& upstream) const {
    const auto& first = entries_[upstream.entries.front()];
    Gate gate;
    gate.method = first.method->plan.method;
    gate.wanted = first.method->plan.success_percentage;
    if (gate.wanted >= 100 || first.row == nullptr) return false;
    for (const std::size_t i : upstream.entries) {
        const auto status = board_.worst(i);
        const bool good = status == Status::passed || status == Status::flaky;
        if (!good && status != Status::failed && status != Status::broken) return false;
        if (!good && stands_for_rows(*entries_[i].row)) return false;
        ++gate.judged;
        gate.passed += good ? 1 : 0;
    }
    return gate.green();
}

Dependencies::Obstacle Dependencies::obstacle(Upstream& upstream, const work::Entry& entry) const {
    if (upstream.by_row) {
        if (entry.row == nullptr) return {};
        const auto found = upstream.by_id.find(own_name(*entry.row));
        return found == upstream.by_id.end() ? Obstacle() : first_obstacle(found->second);
    }
    if (within_percentage(upstream)) {
        upstream.clear = true;
        return {};
    }
    Obstacle met = first_obstacle(upstream.entries);
    upstream.clear = met.cause.empty();
    return met;
}

Dependencies::Obstacle Dependencies::first_obstacle(const std::vector<std::size_t>& entries) const {
    for (const std::size_t i : entries) {
        if (Obstacle met = verdict(i); !met.cause.empty()) return met;
    }
    return {};
}

Dependencies::Obstacle Dependencies::verdict(std::size_t entry) const {
    const auto status = board_.worst(entry);
    if (status == Status::passed || status == Status::flaky) return {};
    const std::string who = "depends on " + select::path_of(entries_[entry].method->plan);
    const Row* const row = entries_[entry].row;
    if (!status) {
        // A stream that had none.
        if (row == nullptr && board_.ended(entry) != 0) return {};
        return {who + ", which hasn't run", true};
    }
    const bool only = row == nullptr || row->id == single_row_id;
    return {who +
            (row == nullptr ? ", of whose rows one "
             : only         ? ", which "
                            : ", whose row " + row->id + ' ') +
            told(*status)};
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
        failed.next = first_of(entry);
    }
    for (; failed.next < entry && failed.text.empty(); ++failed.next) {
        if (is_bad(board_.worst(failed.next))) failed.text = "row " + entries_[failed.next].row->id + " of it failed";
    }
    return failed.text;
}

bool Dependencies::is_last(std::size_t entry) const {
    if (entries_[entry].row == nullptr) return false;
    for (std::size_t i = entry + 1; i < entries_.size() && entries_[i].method == entries_[entry].method; ++i) {
        if (entries_[i].selected && entries_[i].class_index == entries_[entry].class_index) return false;
    }
    return true;
}

std::size_t Dependencies::first_of(std::size_t entry) const {
    while (entry > 0 && entries_[entry - 1].method == entries_[entry].method) --entry;
    return entry;
}

bool Dependencies::ready(std::size_t class_index) const {
    return std::ranges::all_of(elsewhere_[class_index], [&](std::size_t entry) { return board_.ended(entry) != 0; });
}

}  // namespace offbeat
