#pragma once

#include <string>
#include <string_view>

namespace offbeat::report {

/// Appends a text as a JSON string that people may look at wherever it stands: cut where it is long, and nothing
/// invisible or malformed in it but line breaks.
void append_shown(std::string& out, std::string_view text, std::size_t longest);

/// The same behind `"key":`.
void append_shown_field(std::string& out, std::string_view key, std::string_view text, std::size_t longest);

}  // namespace offbeat::report
