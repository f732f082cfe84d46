#pragma once

#include "offbeat/reporter.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace offbeat::report {

/// The file of the rows that have failed, or broken, and haven't passed since: `Class/method/id`, a line each.
inline constexpr const char* failed_file = "failed.txt";

/// What stands in that of a report folder; nothing where there is none.
std::set<std::string> read_failed(const std::string& report_dir);

/// The same for a run of just these rows. It is kept beside it: a run that goes on after an interruption has the same
/// rows, whatever has passed since. \param again whether this is such a run
std::set<std::string> failed_before(const std::string& report_dir, bool again);

/// What a row of a name stands for that isn't a row which a plan has while all is well: `Class/method/` for a method
/// without rows or a provider that threw, `Class/` for what comes after a class's rows; else nothing.
std::string whole_of(const std::string& name);

/// The reporter that writes the file.
/// \param id under which a later run finds a row again; empty: its own
std::unique_ptr<Reporter> make_failed(const std::string& report_dir,
                                      std::function<std::string(const MethodPlan&, const std::string& row)> id);

}  // namespace offbeat::report
