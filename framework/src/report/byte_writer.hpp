#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offbeat::report {

/// Appends a number in groups of seven bits, the lowest first, as protobuf's varints are: small ones take one byte.
inline void append_varint(std::string& out, std::uint64_t number) {
    while (number >= 0x80U) {
        out += static_cast<char>(number | 0x80U);
        number >>= 7U;
    }
    out += static_cast<char>(number);
}

/// Appends a difference, small ones of either sign in one byte.
inline void append_difference(std::string& out, std::int64_t number) {
    append_varint(out, (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63U));
}

/// Appends a text behind its length in bytes.
inline void append_counted(std::string& out, std::string_view text) {
    append_varint(out, text.size());
    out += text;
}

}  // namespace offbeat::report
