#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace voucher {

/// The code points of `text`; nothing when it is not well-formed UTF-8
/// (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
std::optional<std::u32string> decode_utf8(std::string_view text);

/// How many characters (code points) `text` has; nothing when it is not well-formed UTF-8.
std::optional<std::size_t> character_count(std::string_view text);

}  // namespace voucher
