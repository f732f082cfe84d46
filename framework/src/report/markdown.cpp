#include "report/markdown.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <cctype>

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

/// Nothing but letters, digits and blanks is written as it is, so that nothing means anything.
std::string code_in_html(std::string_view text) {
    std::string out = "<code>";
    for (const char c : utf8::visible(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::ispunct(byte) != 0) {
            out += "&#" + std::to_string(byte) + ';';
        } else {
            out += c;
        }
    }
    return out + "</code>";
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
    // A bar behind a backslash can't be written as code: readers differ on which of the two the next backslash is for.
    if (text.find("\\|") != std::string_view::npos) return code_in_html(text);
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
