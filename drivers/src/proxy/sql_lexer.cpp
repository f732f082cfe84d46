#include "proxy/sql_lexer.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool begins_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool in_word(char c) {
    return begins_word(c) || is_digit(c) || c == '$';
}
bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

void SqlLexer::skip_comment() {
    if (peek() == '-') {
        at_ = std::min(sql_.find('\n', at_), sql_.size());
        return;
    }
    std::size_t depth = 0;  // PostgreSQL's comments nest
    do {
        const std::string_view two = sql_.substr(at_, 2);
        depth += two == "/*" ? 1U : 0U;
        depth -= two == "*/" ? 1U : 0U;
        at_ += two == "/*" || two == "*/" ? 2U : 1U;
    } while (depth > 0 && at_ < sql_.size());
}

void SqlLexer::skip_blanks() {
    while (at_ < sql_.size()) {
        if (is_blank(peek())) {
            ++at_;
        } else if ((peek() == '-' && peek(1) == '-') || (peek() == '/' && peek(1) == '*')) {
            skip_comment();
        } else {
            return;
        }
    }
}

void SqlLexer::skip_quoted(char quote, bool escapes) {
    for (++at_; at_ < sql_.size(); ++at_) {
        if (escapes && peek() == '\\') {
            ++at_;
        } else if (peek() == quote) {
            ++at_;
            if (peek() != quote) return;  // a doubled quote goes on
        }
    }
    at_ = sql_.size();
}

bool SqlLexer::skip_dollar_quoted() {
    std::size_t end = at_ + 1;
    while (end < sql_.size() && in_word(sql_[end]) && sql_[end] != '$') ++end;
    if (end >= sql_.size() || sql_[end] != '$' || is_digit(peek(1))) return false;
    const std::string_view tag = sql_.substr(at_, end + 1 - at_);
    const std::size_t close = sql_.find(tag, end + 1);
    at_ = close == std::string_view::npos ? sql_.size() : close + tag.size();
    return true;
}

Token SqlLexer::word() {
    Token token{Token::Kind::word, at_};
    while (at_ < sql_.size() && in_word(peek())) token.text += lower(sql_[at_++]);
    return token;
}

Token SqlLexer::quoted_name() {
    const std::size_t begin = at_;
    skip_quoted('"', false);
    Token token{Token::Kind::quoted_name, begin};
    const std::string_view inner = sql_.substr(begin + 1, at_ > begin + 1 ? at_ - begin - 2 : 0);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        token.text += inner[i];
        if (inner[i] == '"') ++i;
    }
    return token;
}

Token SqlLexer::next() {
    skip_blanks();
    if (at_ >= sql_.size()) return {Token::Kind::end, sql_.size()};
    const std::size_t begin = at_;
    const char c = peek();
    if ((c == 'e' || c == 'E') && peek(1) == '\'') {
        ++at_;
        skip_quoted('\'', true);
        return {Token::Kind::other, begin};
    }
    if (begins_word(c)) return word();
    if (c == '"') return quoted_name();
    if (c == '\'') {
        skip_quoted('\'', false);
        return {Token::Kind::other, begin};
    }
    if (c == '$' && skip_dollar_quoted()) return {Token::Kind::other, begin};
    if (is_digit(c) || c == '$') {  // a number or $1, and what hangs on to it
        for (++at_; at_ < sql_.size() && in_word(peek());) ++at_;
        return {Token::Kind::other, begin};
    }
    ++at_;
    return {Token::Kind::sign, begin, std::string(1, c)};
}

}  // namespace offbeat::proxy
