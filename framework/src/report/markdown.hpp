#pragma once

#include <string>
#include <string_view>

namespace offbeat::report {

/// A text as code within a line of Markdown: nothing in it is a link, a mention, markup or HTML.
std::string markdown_code(std::string_view text);

/// The same in a table, where a bar ends a cell even within code.
std::string markdown_cell(std::string_view text);

/// The same with its lines, as a block.
std::string markdown_block(std::string_view text);

}  // namespace offbeat::report
