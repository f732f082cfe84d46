#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offbeat::report {

/// How many columns a terminal shows a visible text in: 2 for each of 中文, 0 for a combining mark.
std::size_t columns(std::string_view bytes);

/// The text where it takes at most so many columns, else its beginning with `more` behind it.
std::string fit(std::string_view bytes, std::size_t most, std::string_view more);
/// The same with the text's end, and `more` before it.
std::string fit_end(std::string_view bytes, std::size_t most, std::string_view more);

}  // namespace offbeat::report
