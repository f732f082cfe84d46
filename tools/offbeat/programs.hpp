#pragma once

#include <string>

namespace command {

/// Where the program of this name is that PATH finds; empty where it finds none.
std::string in_path(const std::string& name);

/// The absolute path of a program that is named as for a shell: by a path, or by a name that PATH finds.
/// \throws offbeat::EnvironmentError where there is none, or it can't be run
std::string program_named(const std::string& word);

}  // namespace command
