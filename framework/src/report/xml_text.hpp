#pragma once

#include <string>
#include <string_view>

namespace offbeat::report {

/// Appends a text between two XML tags. What XML 1.0 can't hold, even as a reference (NUL, most controls, U+FFFE,
/// malformed UTF-8), is made visible: `\0`, `\x01`, `\u{fffe}`, `\xff`.
void append_xml(std::string& out, std::string_view text);

/// Appends an attribute's value, with line breaks and tabs as references: a parser would make blanks of them.
void append_xml_attribute(std::string& out, std::string_view text);

}  // namespace offbeat::report
