#pragma once

#include "json/pull.hpp"
#include "offbeat/location.hpp"

#include <string>
#include <vector>

// What stands in several lines of a journal.
namespace offbeat::journal {

/// A list of strings.
std::vector<std::string> strings(json::Pull& line);

/// `file:line:column`, as report::Places wrote it. \param scratch kept for its memory
void place(json::Pull& line, std::string& scratch, Location& where);

}  // namespace offbeat::journal
