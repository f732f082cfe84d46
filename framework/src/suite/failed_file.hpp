#pragma once

#include "command_line.hpp"
#include "offbeat/plan.hpp"
#include "offbeat/reporter.hpp"

#include <memory>

namespace offbeat::suite {

/// The suite file that runs again what failed, TestNG's testng-failed.xml; in the report folder, and gone after a run
/// in which nothing failed.
inline constexpr const char* failed_suite_file = "failed-suite.xml";

/// Writes it. Rows stand in it by their ids, which stay when rows are added; of a method whose driver or provider is
/// wrong all rows do, since nobody knows what they will be once it is mended. Rows that were skipped since others
/// failed are among them.
/// \param plan of the run, which it outlives
std::unique_ptr<Reporter> make_failed_file(const CommandLine& line, const Plan& plan);

}  // namespace offbeat::suite
