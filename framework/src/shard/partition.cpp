#include "shard/partition.hpp"

#include "offbeat/text.hpp"
#include "provided.hpp"

#include <algorithm>
#include <queue>

namespace offbeat::shard {
namespace {

/// Spreads hashes evenly over 1 … of, by their upper bits: FNV's vary little on short texts, so they are mixed.
unsigned shard_by_hash(std::uint64_t hash, unsigned of) {
    hash ^= hash >> 32U;
    hash *= 0x9e3779b97f4a7c15ULL;
    return static_cast<unsigned>(((hash >> 32U) * of) >> 32U) + 1;
}

}  // namespace

std::uint64_t name_hash(std::string& scratch, std::string_view class_name, std::string_view method,
                        std::string_view row) {
    scratch.assign(class_name).append(1, '/').append(method).append(1, '/').append(row);
    return stable_hash(scratch);
}

std::uint64_t Partition::placed_by(const Together::Group& group, std::string_view row) {
    scratch_.assign(group.name);
    // All invocations of a row: one that runs several times may wait for one that doesn't.
    if (group.by_row) scratch_.append(1, '/').append(id_of_first(std::string(row)));
    return stable_hash(scratch_);
}

Partition::Partition(Shard shard, const std::vector<Duration>& durations, Together together)
    : shard_(std::move(shard)), together_(std::move(together)) {
    // The longest first, each to whoever has least to do (LPT: at most a third worse than the best there is).
    struct Timed {
        double seconds;
        std::uint64_t name;
        bool operator<(const Timed& other) const {
            return seconds != other.seconds ? seconds > other.seconds : name < other.name;
        }
    };
    std::vector<Timed> timed;
    timed.reserve(durations.size());
    std::unordered_map<std::uint64_t, std::size_t> groups;
    for (const auto& known : durations) {
        const auto* group = together_.empty() ? nullptr : together_.of(known.class_name, known.method);
        if (group == nullptr) {
            timed.push_back({known.seconds, name_hash(scratch_, known.class_name, known.method, known.row)});
            continue;
        }
        const std::uint64_t name = placed_by(*group, known.row);
        const auto [found, is_new] = groups.emplace(name, timed.size());
        if (is_new) timed.push_back({0, name});
        timed[found->second].seconds += known.seconds;
    }
    std::sort(timed.begin(), timed.end());
    using Load = std::pair<double, unsigned>;
    std::priority_queue<Load, std::vector<Load>, std::greater<>> loads;
    for (unsigned number = 1; number <= shard_.of; ++number) loads.emplace(0, number);
    for (const auto& [seconds, name] : timed) {
        const auto [load, number] = loads.top();
        if (!slow_.emplace(name, number).second) continue;
        loads.pop();
        loads.emplace(load + seconds, number);
        shard_.balance = (shard_.balance ^ name) * 0x9e3779b97f4a7c15ULL + number;
    }
}

bool Partition::mine(const MethodPlan& method, std::string_view row, RowTally& tally) {
    const std::uint64_t name = name_hash(scratch_, method.class_name, method.method, row);
    ++tally.rows;
    tally.digest += name;
    if (!together_.empty() && last_ != &method) {
        last_ = &method;
        group_ = together_.of(method.class_name, method.method);
    }
    const std::uint64_t place = group_ == nullptr ? name : placed_by(*group_, row);
    if (!slow_.empty()) {
        if (const auto known = slow_.find(place); known != slow_.end()) return known->second == shard_.number;
    }
    return shard_by_hash(place, shard_.of) == shard_.number;
}

}  // namespace offbeat::shard
