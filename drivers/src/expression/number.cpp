#include "expression/number.hpp"

#include <algorithm>

namespace offbeat::expression {
namespace {

using boost::multiprecision::cpp_int;

cpp_int power_of_ten(std::size_t exponent) {
    return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

/// How often `factor` divides `value`, which is divided by it as often.
std::size_t divide_out(cpp_int& value, int factor) {
    std::size_t times = 0;
    for (; value % factor == 0; ++times) value /= factor;
    return times;
}

}  // namespace

std::optional<Number> parse_number(std::string_view text) {
    constexpr std::size_t longest = 102;  // 100 digits, a sign and a point
    if (text.size() > longest) return std::nullopt;
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    std::string digits(text.substr(0, point));
    Number number;
    if (point != std::string_view::npos) {
        number.decimals = text.size() - point - 1;
        digits += text.substr(point + 1);
        if (number.decimals == 0) return std::nullopt;
    }
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    const std::size_t first = digits.find_first_not_of('0');  // cpp_int would read 010 as octal
    const cpp_int coefficient(first == std::string::npos ? std::string(1, '0') : digits.substr(first));
    number.value =
        boost::multiprecision::cpp_rational(negative ? -coefficient : coefficient, power_of_ten(number.decimals));
    return number;
}

std::optional<std::string> format(const Number& number) {
    cpp_int rest = denominator(number.value);
    const std::size_t twos = divide_out(rest, 2);
    const std::size_t fives = divide_out(rest, 5);
    if (rest != 1) return std::nullopt;
    const std::size_t decimals = std::max({number.decimals, twos, fives});
    const cpp_int scaled = numerator(number.value) * power_of_ten(decimals) / denominator(number.value);
    std::string digits = cpp_int(abs(scaled)).str();
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
    if (scaled < 0) digits.insert(0, 1, '-');
    return digits;
}

bool whole(const Number& number) {
    return denominator(number.value) == 1;
}

Number floor(const Number& number) {
    const cpp_int over = numerator(number.value);
    const cpp_int under = denominator(number.value);
    cpp_int quotient = over / under;
    if (over < 0 && quotient * under != over) --quotient;
    return {quotient, 0};
}

}  // namespace offbeat::expression
