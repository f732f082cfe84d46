#include "proxy/cursor.hpp"

#include "offbeat/utf8.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void Cursor::skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
}

bool Cursor::take(char c) {
    skip_blanks();
    if (at_end() || peek() != c) return false;
    ++at_;
    return true;
}

std::string_view Cursor::word() {
    skip_blanks();
    const std::size_t begin = at_;
    while (!at_end() && in_word(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
}

std::string_view Cursor::until(std::string_view ends) {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(ends, at_), text_.size());
    return text_.substr(begin, at_ - begin);
}

std::string_view Cursor::quoted() {
    const std::size_t begin = at_;
    const char quote = peek();
    for (++at_; !at_end(); ++at_) {
        if (peek() != quote) continue;
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != quote) {
            ++at_;
            return text_.substr(begin, at_ - begin);
        }
        ++at_;
    }
    fail(begin, std::string("this ") + quote + " is never closed");
}

std::string Cursor::here() const {
    if (at_end()) return "the end";
    std::string_view rest = text_.substr(at_);
    const std::string_view all = rest;
    utf8::take(rest);
    return "\"" + std::string(all.substr(0, all.size() - rest.size())) + "\"";
}

void Cursor::fail(std::size_t at, std::string what, std::string expected, std::string hint) const {
    const int column = static_cast<int>(utf8::length(text_.substr(0, at))) + 1;
    throw SetupError({{{}, 0, column}, std::move(what), std::move(expected), std::move(hint)});
}

}  // namespace offbeat::proxy
