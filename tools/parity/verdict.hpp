#pragma once

#include <string>

namespace parity {

/// The one place that says what TestNG's words mean in Offbeat's.
///
/// | TestNG | Offbeat |
/// |---|---|
/// | SUCCESS | passed |
/// | SUCCESS after attempts that were SKIP with wasRetried | flaky |
/// | FAILURE with an AssertionError, or with TestNG's own complaint about an expected exception | failed |
/// | FAILURE with anything else | broken |
/// | SUCCESS_PERCENTAGE_FAILURE | failed, since the row did fail; that the run may be green is the run's own line |
/// | SKIP | skipped |
///
/// \param retried whether the row had earlier attempts
std::string verdict_of_testng(const std::string& status, const std::string& throwable, bool retried);

/// Whether it is an attempt only, and the row's next one follows.
bool is_attempt(const std::string& status);

/// The run as a build sees it. TestNG's status is a sum: 1 for failures, 2 for skips, 4 for failures within a
/// percentage, 8 for no test at all; Surefire and Gradle end the build for the first only.
std::string run_of_testng(const std::string& status);

/// Offbeat's is 0 for green, 200 where nothing could run.
std::string run_of_offbeat(int exit_status);

}  // namespace parity
