#pragma once

#include "offbeat/plan.hpp"
#include "work/board.hpp"
#include "work/crew.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace offbeat {

/// By method, the other methods whose rows its rows name.
std::map<const TestMethod*, std::vector<const TestMethod*>> methods_named_by_rows(const Plan& plan);

/// Finds the rows that rows depend on. One that depends on a row that isn't there, or comes later, is bad.
void find_rows_upstream(Plan& plan);

/// What the cases of a run wait for, and what became of that. Of methods, only the rows that are selected count: who
/// asks for one row wants to see it run.
class Dependencies {
public:
    /// \param entries all cases, \param board where their verdicts are noted; both outlive it
    Dependencies(const std::vector<work::Entry>& entries, work::Board& board);

    struct Obstacle {
        std::string cause = {};  ///< `depends on OrderTest.create, whose row TEN failed`; empty: there is none
        bool unproved = false;   ///< nobody knows how that ended, which no order of cases should let happen
    };

    /// Why a case can't run.
    [[nodiscard]] Obstacle obstacle(std::size_t entry);
    /// Which row of a case's own method has failed before it; empty: none.
    [[nodiscard]] std::string failed_before(std::size_t entry);
    [[nodiscard]] std::size_t class_of(std::size_t entry) const { return entries_[entry].class_index; }
    /// The first case of its method.
    [[nodiscard]] std::size_t first_of(std::size_t entry) const;
    /// Whether no case of its method that is selected, and that the same process runs, stands behind a case; never of
    /// one that streams, whose last row nobody knows.
    [[nodiscard]] bool is_last(std::size_t entry) const;
    /// Whether all has ended that a class's methods depend on in other classes.
    [[nodiscard]] bool ready(std::size_t class_index) const;

private:
    struct Upstream {
        bool hard;
        bool by_row;
        std::vector<std::size_t> entries;  ///< of it, those selected
        /// Where `by_row`: rows, each with its further invocations.
        std::unordered_map<std::string, std::vector<std::size_t>> by_id;
        bool clear = false;  ///< seen to have ended well
    };

    struct Failed {
        std::size_t next;  ///< the first case that wasn't looked at
        std::string text;
    };

    void find_rows();
    [[nodiscard]] Obstacle obstacle(Upstream& upstream, const work::Entry& entry) const;
    [[nodiscard]] bool within_percentage(const Upstream& upstream) const;
    [[nodiscard]] Obstacle first_obstacle(const std::vector<std::size_t>& entries) const;
    [[nodiscard]] Obstacle verdict(std::size_t entry) const;

    const std::vector<work::Entry>& entries_;
    work::Board& board_;
    std::map<const PlannedMethod*, std::vector<Upstream>> upstream_;
    std::unordered_map<std::size_t, std::vector<std::size_t>> row_upstream_;  ///< by case
    std::map<const PlannedMethod*, Failed> failed_;
    std::vector<std::vector<std::size_t>> elsewhere_;  ///< by class
};

}  // namespace offbeat
