#pragma once

#include <string_view>

namespace offbeat::report {

// Made when Offbeat is built, out of page/ and npm's packages: page/README.md.

/// The page's JavaScript, whole, as it stands in a script element.
std::string_view page_program();
/// Its style sheet.
std::string_view page_style();

/// `sha256-…` of both, as a Content-Security-Policy names them.
const char* page_program_hash();
const char* page_style_hash();

}  // namespace offbeat::report
