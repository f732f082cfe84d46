#include "decimal.hpp"

#include <algorithm>

namespace offbeat::orthotropic {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int compare_magnitude(const Decimal& a, const Decimal& b) {
    if (a.whole.size() != b.whole.size()) return a.whole.size() < b.whole.size() ? -1 : 1;
    if (const int order = a.whole.compare(b.whole)) return order;
    const auto padded = [&](const Decimal& number) {
        std::string digits = number.fraction;
        digits.resize(std::max(a.fraction.size(), b.fraction.size()), '0');
        return digits;
    };
    return padded(a).compare(padded(b));
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    Decimal number;
    if (!text.empty() && text.front() == '-') {
        number.negative = true;
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    number.whole = text.substr(0, point);
    if (point != std::string_view::npos) number.fraction = text.substr(point + 1);
    const bool digits = std::all_of(number.whole.begin(), number.whole.end(), is_digit) &&
                        std::all_of(number.fraction.begin(), number.fraction.end(), is_digit);
    if (!digits || number.whole.empty() || (point != std::string_view::npos && number.fraction.empty())) return {};
    number.whole.erase(0, std::min(number.whole.find_first_not_of('0'), number.whole.size()));
    const bool zero = number.whole.empty() && number.fraction.find_first_not_of('0') == std::string::npos;
    number.negative = number.negative && !zero;  // -0 is 0
    return number;
}

bool less(const Decimal& a, const Decimal& b) {
    if (a.negative != b.negative) return a.negative;
    return a.negative ? compare_magnitude(b, a) < 0 : compare_magnitude(a, b) < 0;
}

}  // namespace offbeat::orthotropic
