#pragma once

#include "command.hpp"

#include <stdexcept>

namespace command {

/// The command was called wrongly.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What the whole command line asks for.
struct Request {
    enum class Ask { run, help, version } ask = Ask::run;

    const Command* command = nullptr;  ///< of help: the one that is asked about, or null
    Arguments arguments;
};

/// A count that an option was given. \throws UsageError for what is none, or more than a million
unsigned count_in(const std::string& option, const std::string& text);

/// \throws UsageError
Request read_command_line(std::vector<std::string> words);

}  // namespace command
