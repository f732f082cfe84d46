#include "report/failure_groups.hpp"

#include <algorithm>

namespace offbeat::report {

void FailureGroups::add(const RowFinished& event, Places& places) {
    if (!worth_keeping(event.status)) return;
    ++rows_;
    KeptRow row = keep(event, places);
    const std::string place = row.faults.empty() ? std::string() : row.faults.front().place;
    const std::string key = std::string(to_string(row.status)) + '\n' + place + '\n' + reason(row);
    const auto [found, fresh] = index_.try_emplace(key, groups_.size());
    if (fresh && groups_.size() == most_groups) {
        index_.erase(found);
        ++left_out_;
        return;
    }
    const std::string name = row.class_name + '.' + case_name(row);
    if (fresh) groups_.push_back({std::move(row)});
    FailureGroup& group = groups_[found->second];
    ++group.rows;
    if (group.names.size() < most_names) group.names.push_back(name);
}

std::vector<const FailureGroup*> FailureGroups::all() const {
    std::vector<const FailureGroup*> all;
    for (const auto& group : groups_) all.push_back(&group);
    std::ranges::stable_sort(all, std::greater<>(), &FailureGroup::rows);
    return all;
}

}  // namespace offbeat::report
