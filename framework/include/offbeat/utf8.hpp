#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offbeat::utf8 {

/// The bytes of the character at the start of `bytes`: 1 to 4, or 0 where they are malformed
/// (overlong forms, surrogates and values above U+10FFFF are, as RFC 3629 has it).
std::size_t sequence_length(std::string_view bytes);

/// The code point at the start of `bytes`, which must be well-formed; moves `bytes` behind it.
char32_t take(std::string_view& bytes);

/// Whether all of it is printable ASCII: it shows as it is, and each byte is a character.
bool plain(std::string_view bytes);

/// Whether all of it is well-formed UTF-8.
bool valid(std::string_view bytes);

/// The index of the first malformed byte; npos where there is none.
std::size_t first_malformed(std::string_view bytes);

/// Length in characters (code points); a malformed byte counts as one.
std::size_t length(std::string_view bytes);

/// Length in UTF-16 units; a malformed byte counts as one.
std::size_t utf16_length(std::string_view bytes);

void append(std::string& out, char32_t code_point);

/// Whether a code point shows nothing, or changes how its neighbours show (controls, bidirectional marks,
/// zero-width, line and paragraph separators, noncharacters): it is escaped wherever people read it.
bool invisible(char32_t code_point);

/// For people: `\n`, `\0`, `\x01`, `\xff` (a malformed byte), `\u{202e}`; all else unchanged, backslash included.
std::string visible(std::string_view bytes);

}  // namespace offbeat::utf8
