#include "voucher/service/utf8.hpp"

namespace voucher {
namespace {

struct Lead {
    std::size_t length;
    char32_t bits;
    char32_t least;  // the smallest code point that needs this many bytes: anything below is overlong
};

std::optional<Lead> lead_of(unsigned char byte) {
    if (byte < 0x80) return Lead{1, byte, 0};
    if ((byte & 0xE0) == 0xC0) return Lead{2, byte & 0x1Fu, 0x80};
    if ((byte & 0xF0) == 0xE0) return Lead{3, byte & 0x0Fu, 0x800};
    if ((byte & 0xF8) == 0xF0) return Lead{4, byte & 0x07u, 0x10000};
    return std::nullopt;
}

bool is_scalar(char32_t point) {
    return point <= 0x10FFFF && !(point >= 0xD800 && point <= 0xDFFF);
}

// Takes one character off the front of `rest`.
std::optional<char32_t> next_character(std::string_view& rest) {
    const auto lead = lead_of(static_cast<unsigned char>(rest.front()));
    if (!lead || rest.size() < lead->length) return std::nullopt;
    char32_t point = lead->bits;
    for (const char c : rest.substr(1, lead->length - 1)) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) return std::nullopt;
        point = (point << 6) | (byte & 0x3Fu);
    }
    if (point < lead->least || !is_scalar(point)) return std::nullopt;
    rest.remove_prefix(lead->length);
    return point;
}

}  // namespace

std::optional<std::u32string> decode_utf8(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    while (!text.empty()) {
        const auto point = next_character(text);
        if (!point) return std::nullopt;
        points.push_back(*point);
    }
    return points;
}

std::optional<std::size_t> character_count(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) {
        if (!next_character(text)) return std::nullopt;
    }
    return count;
}

}  // namespace voucher
