#pragma once

#include "judge.hpp"
#include "victim.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chaos {

/// What came of one run.
struct Result {
    std::vector<Problem> problems = {};
    Blows dealt = {};
    std::uint64_t rows = 0;
    unsigned processes = 0;  ///< that it took
    std::string story = {};  ///< what was run and done, a line each
};

/// The names of all rows that the suite has, of a run that nobody disturbs.
Names planned_rows(const std::string& suite);

/// Runs the suite as the scenario has it, to the end, and looks at all that it leaves.
/// \param keep a folder to which all that it wrote is copied; empty: nothing is kept
Result try_out(const std::string& suite, const Names& planned, const Scenario& scenario, const std::string& run,
               const std::string& keep);

}  // namespace chaos
