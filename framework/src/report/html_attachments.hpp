#pragma once

#include "offbeat/row.hpp"
#include "report/drawn_json.hpp"

#include <string>

namespace offbeat::report {

/// Whether one of the row's attachments is a time line.
bool has_timeline(const Row& row);

/// The row's attachments: time lines and tables drawn, other texts behind a click and cut where they are long, of bytes
/// only their number. What can't be drawn is shown as text, with the reason.
void append_attachments(std::string& out, const Row& row);

void append_timeline(std::string& out, const std::string& name, const Timeline& timeline);
void append_table(std::string& out, const std::string& name, const Table& table);

}  // namespace offbeat::report
