#pragma once

#include <set>
#include <string>

namespace offbeat::report {

/// The file of the rows that have failed, or broken, and haven't passed since: `Class/method/id`, a line each.
inline constexpr const char* failed_file = "failed.txt";

/// What stands in such a file; nothing where there is none.
std::set<std::string> read_failed(const std::string& file);

}  // namespace offbeat::report
