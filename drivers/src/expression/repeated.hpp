#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offbeat::expression {

/// A text so many times; the caller has seen to it that it fits into longest_value.
/// \param room for bytes that the caller appends
std::string repeated(std::string_view text, std::size_t times, std::size_t room = 0);

}  // namespace offbeat::expression
