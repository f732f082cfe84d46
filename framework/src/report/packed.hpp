#pragma once

#include <string>
#include <string_view>

namespace offbeat::report {

/// Appends bytes as text that a page can hold: deflated (zlib's format, which a browser's DecompressionStream reads as
/// `deflate`), then base64.
void append_packed(std::string& out, std::string_view bytes);

/// The same without deflating: RFC 4648, with padding.
void append_base64(std::string& out, std::string_view bytes);

}  // namespace offbeat::report
