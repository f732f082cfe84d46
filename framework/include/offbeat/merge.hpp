#pragma once

#include <string>
#include <vector>

namespace offbeat {

/// What shards are joined, and how.
struct MergeSettings {
    std::vector<std::string> folders;       ///< the report folders of the shards, each with its journal
    std::string report_dir;                 ///< where the reports of the whole go
    unsigned shards = 0;                    ///< how many there should be; 0: as they say themselves
    std::vector<std::string> gates = {};    ///< `GROUP=PERCENT`, of the whole; empty: those that all shards had
    std::vector<std::string> reports = {};  ///< only these reporters; empty: the default ones
    /// Whether the whole gets a journal. Without one the reports may go where a journal that is read stands; and one
    /// shard alone is reported as what it is, a part.
    bool journal = true;
};

/// Joins the journals of shards, each read once from front to back, and writes the reports of the whole. What doesn't
/// add up is a broken row of its own, of the class `Shards`: a shard that is missing, that was killed, or that had
/// other rows than the others; a row that ran twice, with both verdicts.
/// \returns whether the whole is green
/// \throws Error where there is nothing to join: no journal, journals of different programs, or of
/// different gates where none are given, unwritable reports
bool merge_shards(const MergeSettings& settings);

}  // namespace offbeat
