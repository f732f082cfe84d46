#pragma once

#include "scenario.hpp"
#include "victim.hpp"

#include <set>
#include <string>
#include <vector>

namespace chaos {

/// What went wrong, and where it counts.
struct Problem {
    enum Kind { lost, twice, verdict, process, file, other };
    Kind kind;
    std::string text;
};

/// The names of all rows, `class.method/id`.
using Names = std::set<std::string>;

/// The rows of a journal that ended, each as often as it did. \throws where it is no journal
std::vector<std::string> rows_ended(const std::string& report_dir);
/// Whether the journal of a run is there to its end.
bool is_finished(const std::string& report_dir);

/// Compares the journal and the reports of a run with what its rows' names say. Of as many rows as were hit, a kill may
/// be the verdict.
std::vector<Problem> judge(const Names& planned, const Scenario& scenario, const std::string& report_dir,
                           std::uint64_t may_be_killed);

/// Whatever else is in a report folder than reports.
std::vector<Problem> strange_files(const std::string& report_dir);

}  // namespace chaos
