#pragma once

#include <string>

namespace offbeat::report {

/// A workflow command, with its line's end: `::error file=a.cpp,line=7,title=…::message`. Whatever its texts hold, it
/// is one line and one command.
/// \param place `file:line:column`, or empty
std::string github_command(const char* kind, const std::string& place, const std::string& title,
                           const std::string& message);

}  // namespace offbeat::report
