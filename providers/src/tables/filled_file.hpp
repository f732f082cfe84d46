#pragma once

#include <string>

namespace offbeat::tables {

/// Adds a row's lines to a filled file, which is made where it isn't there. Lines of the row that are there already,
/// and a file whose header somebody changed, are left as they are. Several processes may do so at once.
/// \returns whether anything was written. \throws SetupError where it can't be
bool add_to_filled_file(const std::string& path, const std::string& table, const std::string& header,
                        const std::string& row_id, const std::string& lines);

}  // namespace offbeat::tables
