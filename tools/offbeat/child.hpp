#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace command {

/// Runs a program to its end and gives each line of its standard output to `on_line`, without the line's end. Its
/// standard error is ours.
/// \returns its exit status; 128 + the signal that ended it
/// \throws offbeat::EnvironmentError where it can't be started
int run_program(const std::string& program, const std::vector<std::string>& arguments,
                const std::function<void(std::string_view)>& on_line);

/// What a program's exit status says where it isn't one of Offbeat's: `ended by signal 9`, `ended with status 200`.
std::string ending(int status);

}  // namespace command
