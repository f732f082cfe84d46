#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offbeat::expression {

/// An exact number and how many decimals it was written with: 10.00 + 0.01 is 10.01, and 10.00 stays 10.00.
/// Included by few: cpp_int takes seconds to compile.
struct Number {
    boost::multiprecision::cpp_rational value = 0;
    std::size_t decimals = 0;
};

/// Nothing where the text isn't `[+-]digits[.digits]`, or has more than 100 characters.
std::optional<Number> parse_number(std::string_view text);

/// Nothing where it has no finite decimal form.
std::optional<std::string> format(const Number& number);

bool whole(const Number& number);

/// Towards minus infinity.
Number floor(const Number& number);

}  // namespace offbeat::expression
