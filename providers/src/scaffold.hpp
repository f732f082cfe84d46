#pragma once

#include "offbeat/row.hpp"

#include <string>
#include <vector>

namespace offbeat::scaffold {

/// A column of a driver that is about to be written.
struct Column {
    std::string name;
    std::string comment;
    std::string example;
};

/// A driver's text: a comment for each column, the header, and one example row that is commented out.
std::string driver_text(const std::string& for_whom, const std::vector<Column>& columns);

/// Writes a file that isn't there yet, and the folders on the way to it. What exists is never touched.
/// \returns whether it was written. \throws SetupError where it can't be
bool write_new(const std::string& path, const std::string& text);

/// Whether the file is one of ours that nobody filled in: it says so, and holds no record but its header.
bool is_untouched(const std::string& path);

/// The one row of a method whose files wait to be filled in.
Row not_configured_row(const std::vector<std::string>& paths, bool written);

/// The first line of every file that Offbeat writes.
extern const char* const mark;

}  // namespace offbeat::scaffold
