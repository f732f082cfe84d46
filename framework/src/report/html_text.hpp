#pragma once

#include <string>
#include <string_view>

namespace offbeat::report {

/// Appends a text for a page, between tags or within quotes: markup escaped, and invisible characters and malformed
/// bytes made visible, so that no value of a test can act on the page or hide in it.
void append_html(std::string& out, std::string_view text);

/// The same with line breaks kept, for elements that show them.
void append_html_lines(std::string& out, std::string_view text);

}  // namespace offbeat::report
