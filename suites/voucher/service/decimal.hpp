#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace voucher {

/// A decimal number as it was written; exact, because it is its digits. Views into the text it was read from.
struct Decimal {
    /// A minus sign stood in front, even of zero.
    bool negative = false;
    /// The digits before the point, without leading zeros: empty for 0.5.
    std::string_view whole;
    /// The digits after the point, all of them.
    std::string_view fraction;
};

/// Reads `-?[0-9]+(\.[0-9]+)?` and nothing else: no plus sign, exponent, blank, NaN or full-width digit,
/// all of which PostgreSQL or a locale would take silently.
std::optional<Decimal> parse_decimal(std::string_view text);

/// Below zero, zero or above zero as `left` is less than, equal to or greater than `right`. No floating point.
int compare(const Decimal& left, const Decimal& right);

/// A face value as it is stored: "10", "010.0" and "10.00" are one amount, "10.00".
/// Text that is no decimal, or has more than two decimals, comes back as it is: judging it is the validator's work.
std::string normalised_face_value(std::string_view text);

}  // namespace voucher
