#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offbeat::orthotropic {

/// A decimal in plain notation, taken apart so that it compares exactly, however many digits it has.
struct Decimal {
    bool negative = false;
    std::string whole, fraction;
};

/// Digits, at most one point with digits on both sides, a minus; nothing for any other text.
std::optional<Decimal> parse_decimal(std::string_view text);

bool less(const Decimal& a, const Decimal& b);

}  // namespace offbeat::orthotropic
