#pragma once

#include "offbeat/event.hpp"
#include "offbeat/shard.hpp"
#include "shard/durations.hpp"
#include "shard/together.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace offbeat::shard {

/// The hash of a row's name, the same on every machine. \param scratch kept for its memory
std::uint64_t name_hash(std::string& scratch, std::string_view class_name, std::string_view method,
                        std::string_view row);

/// Which rows are this shard's. A row's shard depends on its name, how many shards there are, and the durations: not on
/// the other rows, so that a row more moves none. The rows that took longest are spread so that every shard has the
/// same to do; all others go by their names' hashes. Rows that wait for each other go by one name.
class Partition {
public:
    /// \param durations which must be the same for all shards
    /// \param together likewise
    Partition(Shard shard, const std::vector<Duration>& durations, Together together = {});

    /// Whether this shard has the row; counts it in either case.
    bool mine(const MethodPlan& method, std::string_view row, RowTally& tally);
    /// The same, of the rows that the plan knows: counted in shard().all.
    bool mine(const MethodPlan& method, std::string_view row) { return mine(method, row, shard_.all); }

    [[nodiscard]] const Shard& shard() const { return shard_; }

private:
    /// The hash of the name that a row is placed by.
    std::uint64_t placed_by(const Together::Group& group, std::string_view row);

    Shard shard_;
    Together together_;
    const MethodPlan* last_ = nullptr;                  ///< the method that was asked for last
    const Together::Group* group_ = nullptr;            ///< and its group
    std::unordered_map<std::uint64_t, unsigned> slow_;  ///< by the names' hashes, their shards' numbers
    std::string scratch_;
};

}  // namespace offbeat::shard
