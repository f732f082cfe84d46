#pragma once

#include "offbeat/event.hpp"
#include "offbeat/reporter.hpp"

#include <deque>
#include <string>

namespace offbeat::merge {

/// A shard's report folder, and what its journal begins with.
struct Part {
    std::string folder;
    RunStarted run = {};
    std::deque<MethodPlan> methods = {};
    bool whole = false;          ///< a run of all rows, which tells no sums of their names
    double late = 0;             ///< how long after the first of all parts it began, in seconds
    std::uint64_t reported = 0;  ///< rows of those methods that the plan knows, once its journal was read
    bool finished = false;       ///< likewise: it came to its end
    double seconds = 0;          ///< likewise: how long it took, or something was heard of it

    /// `shard 2`
    [[nodiscard]] std::string name() const { return "shard " + std::to_string(run.shard.number); }
    [[nodiscard]] std::string journal() const { return folder + "/journal.jsonl"; }
};

/// Reads what stands before the first row. A run without --shard counts as the only one of its shards.
/// \throws Error for a folder without a journal, or a journal without a run
Part read_head(const std::string& folder);

/// Tells a reporter all that stands in a part's journal, and notes how it ends. What a worker was at when the journal
/// ends was interrupted, and is told as broken.
void read_rows(Part& part, Reporter& to, bool contents);

}  // namespace offbeat::merge
