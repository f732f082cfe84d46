#include "offbeat/utf8.hpp"

#include "offbeat/eight_bytes.hpp"

#include <utf8proc.h>

#include <cstdio>

namespace offbeat::utf8 {
namespace {

const utf8proc_uint8_t* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
}

/// Calls `on_character(code point, its bytes)`, with -1 for a malformed byte.
template <class OnCharacter>
void each_character(std::string_view bytes, OnCharacter on_character) {
    while (!bytes.empty()) {
        utf8proc_int32_t code_point = -1;
        const auto length =
            utf8proc_iterate(unsigned_bytes(bytes), static_cast<utf8proc_ssize_t>(bytes.size()), &code_point);
        const std::size_t taken = length > 0 ? static_cast<std::size_t>(length) : 1;
        on_character(length > 0 ? code_point : -1, bytes.substr(0, taken));
        bytes.remove_prefix(taken);
    }
}

std::string hex_escape(const char* format, unsigned value) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, format, value);
    return buffer;
}

std::string escaped(utf8proc_int32_t code_point, std::string_view bytes) {
    switch (code_point) {
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    case 0:
        return "\\0";
    case -1:
        return hex_escape("\\x%02x", static_cast<unsigned char>(bytes.front()));
    default:
        break;
    }
    return code_point < 0x80 ? hex_escape("\\x%02x", static_cast<unsigned>(code_point))
                             : hex_escape("\\u{%x}", static_cast<unsigned>(code_point));
}

bool starts_with_ascii_word(std::string_view bytes) {
    return bytes.size() >= eight::size && (eight::load(bytes.data()) & eight::high_bits) == 0;
}

/// Whether a character of U+1000 to U+CFFF stands at the beginning, as most of those beyond Latin do. Others are the
/// library's affair, which costs a call.
bool starts_with_three_bytes(std::string_view bytes) {
    const auto is_between = [&](std::size_t i, unsigned least, unsigned most) {
        const unsigned byte = static_cast<unsigned char>(bytes[i]);
        return byte >= least && byte <= most;
    };
    return bytes.size() >= 3 && is_between(0, 0xE1, 0xEC) && is_between(1, 0x80, 0xBF) && is_between(2, 0x80, 0xBF);
}

}  // namespace

std::size_t sequence_length(std::string_view bytes) {
    utf8proc_int32_t code_point = -1;
    const auto length =
        utf8proc_iterate(unsigned_bytes(bytes), static_cast<utf8proc_ssize_t>(bytes.size()), &code_point);
    return length > 0 ? static_cast<std::size_t>(length) : 0;
}

char32_t take(std::string_view& bytes) {
    utf8proc_int32_t code_point = -1;
    const auto length =
        utf8proc_iterate(unsigned_bytes(bytes), static_cast<utf8proc_ssize_t>(bytes.size()), &code_point);
    bytes.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    return length > 0 ? static_cast<char32_t>(code_point) : U'\uFFFD';
}

bool plain(std::string_view bytes) {
    if (bytes.empty()) return true;
    if (bytes.size() < eight::size) return eight::unprintable(eight::load_few(bytes.data(), bytes.size())) == 0;
    const char* const last = bytes.data() + bytes.size() - eight::size;
    std::uint64_t found = eight::unprintable(eight::load(last));  // overlaps what is before it
    for (const char* at = bytes.data(); at < last; at += eight::size) found |= eight::unprintable(eight::load(at));
    return found == 0;
}

std::size_t first_malformed(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (starts_with_ascii_word(bytes.substr(at))) {  // most of a driver is ASCII, and NUL is well-formed
            at += eight::size;
            continue;
        }
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::string_view rest = bytes.substr(at);
        const std::size_t length = starts_with_three_bytes(rest) ? 3 : sequence_length(rest);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

bool valid(std::string_view bytes) {
    return first_malformed(bytes) == std::string_view::npos;
}

std::size_t length(std::string_view bytes) {
    std::size_t count = 0;
    each_character(bytes, [&](utf8proc_int32_t, std::string_view) { ++count; });
    return count;
}

std::size_t utf16_length(std::string_view bytes) {
    std::size_t count = 0;
    each_character(bytes, [&](utf8proc_int32_t code_point, std::string_view) { count += code_point > 0xFFFF ? 2 : 1; });
    return count;
}

void append(std::string& out, char32_t code_point) {
    utf8proc_uint8_t buffer[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

bool invisible(char32_t code_point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_CC:  // controls
    case UTF8PROC_CATEGORY_CF:  // format: zero-width, bidirectional marks
    case UTF8PROC_CATEGORY_CS:  // surrogates
    case UTF8PROC_CATEGORY_CN:  // not assigned, noncharacters among them
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    case UTF8PROC_CATEGORY_ZS:
        return code_point != U' ';  // a no-break or ideographic blank looks like another one
    default:
        return code_point == U'\u3164';  // the Hangul filler is a letter that shows nothing
    }
}

std::string visible(std::string_view bytes) {
    if (plain(bytes)) return std::string(bytes);
    std::string out;
    out.reserve(bytes.size());
    each_character(bytes, [&](utf8proc_int32_t code_point, std::string_view character) {
        if (code_point < 0 || invisible(static_cast<char32_t>(code_point))) {
            out += escaped(code_point, character);
        } else {
            out += character;
        }
    });
    return out;
}

}  // namespace offbeat::utf8
