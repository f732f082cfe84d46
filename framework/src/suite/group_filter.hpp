#pragma once

#include "suite/pattern.hpp"
#include "suite/problems.hpp"

#include <set>
#include <string>
#include <vector>

namespace offbeat::suite {

/// Which groups a test runs: `<run>`, with its groups of groups opened.
class GroupFilter {
public:
    /// \param problems gets groups of groups that go round in a circle, and what is no regular expression
    GroupFilter(const Groups& groups, Problems& problems);

    /// Whether it leaves all in.
    [[nodiscard]] bool lets_all() const { return include_.empty() && exclude_.empty(); }
    /// Whether one of the groups is excluded.
    [[nodiscard]] bool excludes(const std::vector<std::string>& groups) const;
    /// Whether one of the groups is included, or all are.
    [[nodiscard]] bool includes(const std::vector<std::string>& groups) const;

    /// A group that nothing is in is a slip of the pen. \param known all groups that there are
    void check(const std::set<std::string>& known, Problems& problems) const;

private:
    std::vector<Pattern> include_;
    std::vector<Pattern> exclude_;
};

}  // namespace offbeat::suite
