#pragma once

#include "report/kept_row.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace offbeat::report {

/// Rows that went wrong by the same message at the same place.
struct FailureGroup {
    KeptRow first;                        ///< the first of them, whole
    std::uint64_t rows = 0;               ///< how many there are
    std::vector<std::string> names = {};  ///< `Class.method[id]` of the first of them
};

/// Groups what failed, broke or isn't configured. Bounded: of a run in which every row fails for a reason of its own,
/// the rows beyond the first groups are counted only.
class FailureGroups {
public:
    void add(const RowFinished& event, Places& places);

    /// Those with the most rows first.
    [[nodiscard]] std::vector<const FailureGroup*> all() const;
    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    /// Rows that are in no group.
    [[nodiscard]] std::uint64_t left_out() const { return left_out_; }

private:
    static constexpr std::size_t most_groups = 200;
    static constexpr std::size_t most_names = 50;

    std::map<std::string, std::size_t> index_;
    std::vector<FailureGroup> groups_;
    std::uint64_t rows_ = 0;
    std::uint64_t left_out_ = 0;
};

}  // namespace offbeat::report
