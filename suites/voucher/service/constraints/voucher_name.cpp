#include "voucher/service/constraints/common.hpp"

#include <algorithm>

namespace voucher::constraints {
namespace {

bool between(char32_t point, char32_t first, char32_t last) {
    return point >= first && point <= last;
}

// Unicode's White_Space, and the characters that a reader can't see either: zero-width spaces and joiners,
// direction marks, the soft hyphen, the fillers of Hangul and the empty Braille cell.
bool is_invisible(char32_t c) {
    return between(c, 0x09, 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x034F || c == 0x061C ||
           c == 0x115F || c == 0x1160 || c == 0x1680 || c == 0x180E || between(c, 0x2000, 0x200F) ||
           between(c, 0x2028, 0x202F) || between(c, 0x205F, 0x206F) || c == 0x2800 || c == 0x3000 || c == 0x3164 ||
           between(c, 0xFE00, 0xFE0F) || c == 0xFEFF || c == 0xFFA0;
}

// C0, DEL, C1, and the bidirectional embeddings, overrides and isolates, by which a name reads other than it is.
// Joiners and direction marks stay: emoji and right-to-left names need them.
bool is_control(char32_t c) {
    return c < 0x20 || between(c, 0x7F, 0x9F) || between(c, 0x202A, 0x202E) || between(c, 0x2066, 0x2069);
}

bool not_blank(const Subject& s) {
    const auto points = decode_utf8(s.request.voucherName.value_or(""));
    return !points || points->empty() || !std::all_of(points->begin(), points->end(), is_invisible);
}

bool no_control(const Subject& s) {
    const auto points = decode_utf8(s.request.voucherName.value_or(""));
    return !points || std::none_of(points->begin(), points->end(), is_control);
}

bool utf8(const Subject& s) {
    return character_count(s.request.voucherName.value_or("")).has_value();
}

}  // namespace

std::vector<Constraint> voucher_name() {
    using R = VcpCreateVoucherProductRequest;
    return {
        {"voucherName.required", "a value", required<&R::voucherName>},
        {"voucherName.notEmpty", "text that isn't empty", not_empty<&R::voucherName>},
        {"voucherName.notBlank", "text that can be seen", not_blank},
        {"voucherName.maxLength", "at most 64 characters", max_length<&R::voucherName, 64>},
        {"voucherName.noControl", "no control characters", no_control},
        {"voucherName.utf8", "well-formed UTF-8", utf8},
    };
}

}  // namespace voucher::constraints
