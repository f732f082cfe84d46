#pragma once

#include "run.hpp"

#include <string>

namespace offbeat {

/// Runs the plan under Boost.Test: rows are its cases, `Class/method/row`. Returns Boost.Test's exit status.
int run_under_boost(const CommandLine& line, Plan& plan, const PlanSettings& settings, Run& run);

/// Leaves in the plan what Boost.Test's filters leave of it, and runs nothing. \returns whether anything is left, which
/// Boost.Test has told else
bool keep_filtered(const CommandLine& line, Plan& plan, const PlanSettings& settings, Run& run);

/// Suites and cases of Boost.Test's own that the program has beside the plan's.
std::vector<std::string> others_of_boost();

/// Tells Boost.Test of an error in the running row, so that its log, its counts and its exit status agree with ours.
void boost_error(const std::string& message, const Location& where);

/// Whether the exception in flight is Boost.Test's own way out of a failed BOOST_REQUIRE.
bool is_abort_of_boost();

/// The test method whose row runs, or after whose class something runs; null: nothing does.
const TestMethod* running_test();

/// The exception's type, as a person would write it.
std::string type_of(const std::exception& thrown);

}  // namespace offbeat
