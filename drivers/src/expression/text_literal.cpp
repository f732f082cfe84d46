#include "expression/parser.hpp"
#include "offbeat/utf8.hpp"
#include "offbeat/value.hpp"

namespace offbeat::expression {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string Parser::text() {
    const std::size_t opened_at = position();
    if (!take('\'')) fail("unexpected " + found(), "a text in single quotes");
    std::string out;
    for (;;) {
        const std::size_t stop = cell_.find_first_of("'\\", at_);
        if (stop == std::string_view::npos) throw Mistake(opened_at, "this text is never closed", "a '");
        out += cell_.substr(at_, stop - at_);
        at_ = stop;
        if (cell_[at_] == '\'') {
            ++at_;
            return out;
        }
        escape(out);
    }
}

void Parser::escape(std::string& out) {
    const char letter = peek(1);
    constexpr std::string_view letters = "nrt0\\'";
    constexpr std::string_view meanings{"\n\r\t\0\\'", 6};
    const std::size_t known = at_ + 1 < cell_.size() ? letters.find(letter) : std::string_view::npos;
    if (known != std::string_view::npos) {
        out += meanings[known];
        at_ += 2;
    } else if (letter == 'x') {
        escape_hex(out);
    } else if (letter == 'u') {
        escape_code_point(out);
    } else {
        std::string_view rest = cell_.substr(at_ + 1);
        if (!rest.empty()) utf8::take(rest);
        fail("unknown escape " + offbeat::quoted(cell_.substr(at_, cell_.size() - at_ - rest.size())),
             "\\n \\r \\t \\0 \\\\ \\' \\xHH or \\u{…}");
    }
}

void Parser::escape_hex(std::string& out) {
    const int high = hex_digit(peek(2));
    const int low = hex_digit(peek(3));
    if (high < 0 || low < 0) fail("a bad escape", "two hexadecimal digits behind \\x");
    out += static_cast<char>(high * 16 + low);
    at_ += 4;
}

void Parser::escape_code_point(std::string& out) {
    constexpr char32_t last = 0x10FFFF;
    char32_t code_point = 0;
    std::size_t ahead = 3;
    for (; hex_digit(peek(ahead)) >= 0 && code_point <= last; ++ahead) {
        code_point = code_point * 16 + static_cast<char32_t>(hex_digit(peek(ahead)));
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point > last || surrogate) {
        fail("no such character", "a code point up to 10ffff that is no surrogate", "raw bytes are written <hex(…)>");
    }
    if (peek(2) != '{' || ahead == 3 || peek(ahead) != '}') fail("a bad escape", "\\u{…} with hexadecimal digits");
    utf8::append(out, code_point);
    at_ += ahead + 1;
}

}  // namespace offbeat::expression
