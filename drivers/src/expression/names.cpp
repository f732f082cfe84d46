#include "expression/parser.hpp"

namespace offbeat::expression {
namespace {

bool name_character(char c) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return word || c == '_' || c == '.' || c == '$' || c == '[' || c == ']' || static_cast<unsigned char>(c) >= 0x80;
}

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

/// `owner.name`, `fundAccounts[0]`, `valid-from` (a minus sign before a number is none), `'any text'`.
std::string Parser::name() {
    const std::size_t begin = position();
    if (peek() == '\'') return text();
    while (name_character(peek()) || (peek() == '-' && at_ > begin && letter(peek(1)))) ++at_;
    if (at_ == begin) fail("unexpected " + found(), "an attribute's name");
    return std::string(cell_.substr(begin, at_ - begin));
}

/// JSON tells where it ends by its own brackets and quotes; hexadecimal digits have neither.
std::string Parser::raw() {
    const std::size_t begin = position();
    int open = 0;
    bool in_text = false;
    for (; at_ < cell_.size(); ++at_) {
        const char c = cell_[at_];
        if (in_text) {
            if (c == '\\') {
                ++at_;
            } else if (c == '"') {
                in_text = false;
            }
            continue;
        }
        if (c == '"') in_text = true;
        if (c == '(' || c == '[' || c == '{') ++open;
        const bool closes = c == ')' || c == ']' || c == '}';
        if (closes && open-- == 0) break;
    }
    if (at_ > cell_.size()) at_ = cell_.size();
    return std::string(cell_.substr(begin, at_ - begin));
}

}  // namespace offbeat::expression
