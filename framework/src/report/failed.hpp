#pragma once

#include <set>
#include <string>

namespace offbeat::report {

/// The file of the rows that have failed, or broken, and haven't passed since: `Class/method/id`, a line each.
inline constexpr const char* failed_file = "failed.txt";

/// What stands in that of a report folder; nothing where there is none.
std::set<std::string> read_failed(const std::string& report_dir);

}  // namespace offbeat::report
