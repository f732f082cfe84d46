#pragma once

#include "offbeat/row.hpp"

#include <string>

namespace offbeat::report {

/// Whether one of the row's attachments is a time line.
bool has_timeline(const Row& row);

/// `[{"name":"log","type":"text/plain","size":42,"text":"…"}]`, as the page shows them: invisible characters visible,
/// long texts cut, of bytes only their number. Time lines and tables come read (`"timeline":{…}`, `"table":{…}`); those
/// that can't be, as text with the reason (`"problem":"…"`).
void append_attachments(std::string& out, const Row& row);

}  // namespace offbeat::report
