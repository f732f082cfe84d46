#include "suite/group_filter.hpp"

#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::suite {
namespace {

/// Opens groups of groups.
class Opener {
public:
    Opener(const std::vector<Groups::Define>& defines, Problems& problems) : defines_(defines), problems_(problems) {}

    std::vector<Named> opened(const std::vector<Named>& names) {
        std::vector<Named> all;
        std::set<std::string> seen;
        for (const auto& named : names) open(named, all, seen);
        return all;
    }

private:
    void open(const Named& named, std::vector<Named>& all, std::set<std::string>& seen) {
        // A test's own stand behind the suite's, and outweigh them.
        const auto behind = std::find_if(defines_.rbegin(), defines_.rend(),
                                         [&](const Groups::Define& one) { return one.name.name == named.name; });
        if (behind == defines_.rend()) {
            all.push_back(named);
            return;
        }
        if (std::ranges::find(path_, named.name) != path_.end()) {
            problems_.add({named.where, "groups of groups are made of each other in a circle: " + join(path_, " → ") +
                                            " → " + named.name});
            return;
        }
        // Defined by many ways, it is the same by each.
        if (!seen.insert(named.name).second) return;
        path_.push_back(named.name);
        for (const auto& inner : behind->include) open(inner, all, seen);
        path_.pop_back();
    }

    const std::vector<Groups::Define>& defines_;
    Problems& problems_;
    std::vector<std::string> path_;
};

}  // namespace

GroupFilter::GroupFilter(const Groups& groups, Problems& problems) {
    Opener opener(groups.defines, problems);
    include_ = patterns_of(opener.opened(groups.include), problems);
    exclude_ = patterns_of(opener.opened(groups.exclude), problems);
}

bool GroupFilter::excludes(const std::vector<std::string>& groups) const {
    return std::ranges::any_of(groups, [&](const auto& group) { return any_matches(exclude_, group); });
}

bool GroupFilter::includes(const std::vector<std::string>& groups) const {
    return include_.empty() ||
           std::ranges::any_of(groups, [&](const auto& group) { return any_matches(include_, group); });
}

void GroupFilter::check(const std::set<std::string>& known, Problems& problems) const {
    const auto tell = [&](const Pattern& pattern) {
        if (problems.full() || std::ranges::any_of(known, [&](const auto& group) { return pattern.matches(group); }))
            return;
        const std::string& name = pattern.named().name;
        problems.add({pattern.named().where,
                      "nothing is in a group " + shown(name),
                      {},
                      known.empty() ? "there are no groups" : meant(name, {known.begin(), known.end()})});
    };
    for (const auto& pattern : include_) tell(pattern);
    for (const auto& pattern : exclude_) {
        if (pattern.is_plain()) tell(pattern);  // what is excluded by a pattern may be gone already
    }
}

}  // namespace offbeat::suite
