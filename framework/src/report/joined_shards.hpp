#pragma once

#include "offbeat/event.hpp"

#include <set>
#include <string>

namespace offbeat::report {

/// Of a run that was joined of shards: which of them are here. What is missing stands among its rows.
class JoinedShards {
public:
    void add(const RowFinished& event);

    /// `,"shards":{"joined":2,"missing":[3]}`: of how many there are rows, and whose are missing; empty for a run that
    /// wasn't joined.
    [[nodiscard]] std::string field() const;

private:
    std::set<unsigned> here_;
    std::set<unsigned> troubled_;
};

}  // namespace offbeat::report
