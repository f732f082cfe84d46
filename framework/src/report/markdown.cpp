#include "report/markdown.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"

#include <algorithm>

namespace offbeat::report {
namespace {

/// More backticks than stand together anywhere in the text.
std::string fence(std::string_view text, std::size_t least) {
    std::size_t longest = 0;
    std::size_t here = 0;
    for (const char c : text) {
        here = c == '`' ? here + 1 : 0;
        longest = std::max(longest, here);
    }
    return std::string(std::max(longest + 1, least), '`');
}

}  // namespace

std::string markdown_code(std::string_view text) {
    const std::string shown = utf8::visible(text);
    if (shown.empty()) return "` `";
    const std::string ticks = fence(shown, 1);
    const bool touches = shown.front() == '`' || shown.back() == '`';
    return ticks + (touches ? " " : "") + shown + (touches ? " " : "") + ticks;
}

std::string markdown_cell(std::string_view text) {
    std::string cell;
    for (const char c : markdown_code(text)) {
        if (c == '|') cell += '\\';
        cell += c;
    }
    return cell;
}

std::string markdown_block(std::string_view text) {
    const std::string shown = visible_lines(text);
    const std::string ticks = fence(shown, 3);
    return ticks + "text\n" + shown + (shown.ends_with('\n') ? "" : "\n") + ticks + '\n';
}

}  // namespace offbeat::report
