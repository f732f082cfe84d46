#include "voucher/service/decimal.hpp"

#include <algorithm>
#include <cstddef>

namespace voucher {
namespace {

constexpr std::size_t stored_decimals = 2;

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_trailing_zeros(std::string_view digits) {
    const auto last = digits.find_last_not_of('0');
    return last == std::string_view::npos ? std::string_view{} : digits.substr(0, last + 1);
}

bool is_zero(const Decimal& number) {
    return number.whole.empty() && without_trailing_zeros(number.fraction).empty();
}

int compare_magnitude(const Decimal& left, const Decimal& right) {
    if (left.whole.size() != right.whole.size()) return left.whole.size() < right.whole.size() ? -1 : 1;
    if (const int order = left.whole.compare(right.whole); order != 0) return order;
    return without_trailing_zeros(left.fraction).compare(without_trailing_zeros(right.fraction));
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    Decimal number;
    number.negative = text.starts_with('-');
    if (number.negative) text.remove_prefix(1);
    const auto point = text.find('.');
    number.whole = text.substr(0, point);
    if (!all_digits(number.whole)) return std::nullopt;
    if (point != std::string_view::npos) {
        number.fraction = text.substr(point + 1);
        if (!all_digits(number.fraction)) return std::nullopt;
    }
    number.whole.remove_prefix(std::min(number.whole.find_first_not_of('0'), number.whole.size()));
    return number;
}

int compare(const Decimal& left, const Decimal& right) {
    const bool left_negative = left.negative && !is_zero(left);
    const bool right_negative = right.negative && !is_zero(right);
    if (left_negative != right_negative) return left_negative ? -1 : 1;
    return left_negative ? compare_magnitude(right, left) : compare_magnitude(left, right);
}

std::string normalised_face_value(std::string_view text) {
    const auto number = parse_decimal(text);
    if (!number || number->fraction.size() > stored_decimals) return std::string(text);
    std::string normal = number->negative && !is_zero(*number) ? "-" : "";
    normal += number->whole.empty() ? std::string_view{"0"} : number->whole;
    normal += '.';
    normal += number->fraction;
    normal.append(stored_decimals - number->fraction.size(), '0');
    return normal;
}

}  // namespace voucher
