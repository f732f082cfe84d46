#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offbeat::proxy {

/// A piece of SQL that matters here.
struct Token {
    enum class Kind { end, word, quoted_name, sign, other };
    Kind kind = Kind::end;
    std::size_t at = 0;
    std::string text = {};  ///< a word in lower case, a quoted name without its quotes, a sign

    [[nodiscard]] bool is(char sign) const { return kind == Kind::sign && text[0] == sign; }
};

/// Cuts SQL into words and signs. Comments and blanks are skipped; literals (quotes, E'', $tag$) are one piece each.
class SqlLexer {
public:
    explicit SqlLexer(std::string_view sql) : sql_(sql) {}
    Token next();

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0';
    }
    void skip_blanks();
    void skip_comment();
    void skip_quoted(char quote, bool escapes);
    [[nodiscard]] bool skip_dollar_quoted();
    Token word();
    Token quoted_name();

    std::string_view sql_;
    std::size_t at_ = 0;
};

}  // namespace offbeat::proxy
