#include "expression/json_check.hpp"

#include "offbeat/utf8.hpp"

namespace offbeat::expression {
namespace {

class Checker {
public:
    explicit Checker(std::string_view text) : text_(text) {}

    std::optional<JsonError> error() {
        try {
            value(0);
            blanks();
            if (at_ < text_.size()) fail("nothing behind the value");
        } catch (const JsonError& error) {
            return error;
        }
        return std::nullopt;
    }

private:
    [[noreturn]] void fail(const char* expected) const { throw JsonError{at_, expected}; }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool digit() const { return peek() >= '0' && peek() <= '9'; }

    void blanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
    }

    bool take(char wanted) {
        if (peek() != wanted || at_ >= text_.size()) return false;
        ++at_;
        return true;
    }

    void word(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) fail("a JSON value");
        at_ += word.size();
    }

    void value(int depth) {
        constexpr int deepest = 64;
        blanks();
        if (depth > deepest) fail("up to 64 brackets within each other");
        switch (peek()) {
        case '{':
            members('}', depth);
            return;
        case '[':
            members(']', depth);
            return;
        case '"':
            text();
            return;
        case 't':
            word("true");
            return;
        case 'f':
            word("false");
            return;
        case 'n':
            word("null");
            return;
        default:
            number();
        }
    }

    void members(char close, int depth) {
        ++at_;
        blanks();
        if (take(close)) return;
        do {
            blanks();
            if (close == '}') {
                if (peek() != '"') fail("a name in double quotes");
                text();
                blanks();
                if (!take(':')) fail("a colon");
            }
            value(depth + 1);
            blanks();
        } while (take(','));
        if (!take(close)) fail(close == '}' ? "a comma or }" : "a comma or ]");
    }

    void number() {
        take('-');
        if (!digit()) fail("a JSON value");
        if (!take('0')) digits();
        if (take('.')) digits();
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            digits();
        }
    }

    void digits() {
        if (!digit()) fail("a digit");
        while (digit()) ++at_;
    }

    void text() {
        ++at_;
        while (!take('"')) {
            if (at_ >= text_.size()) fail("a closing double quote");
            if (static_cast<unsigned char>(peek()) < 0x20) fail("an escape instead of a control character");
            if (take('\\')) {
                escape();
                continue;
            }
            const std::size_t length = utf8::sequence_length(text_.substr(at_, 4));
            if (length == 0) fail("UTF-8");
            at_ += length;
        }
    }

    void escape() {
        constexpr std::string_view letters = "\"\\/bfnrt";
        if (!take('u')) {
            if (at_ >= text_.size() || letters.find(peek()) == std::string_view::npos) fail("an escape of JSON");
            ++at_;
            return;
        }
        for (int i = 0; i < 4; ++i, ++at_) {
            const char c = peek();
            const bool hex = digit() || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (!hex) fail("four hexadecimal digits");
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonError> first_json_error(std::string_view text) {
    return Checker(text).error();
}

}  // namespace offbeat::expression
