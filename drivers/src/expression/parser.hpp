#pragma once

#include "offbeat/expression/function.hpp"

#include <string>
#include <string_view>

namespace offbeat::expression {

class Quantity;

/// Reads the inside of `<…>`. Positions are offsets in the whole cell.
class Parser {
public:
    /// \param cell with both its brackets
    explicit Parser(std::string_view cell) : cell_(cell.substr(0, cell.size() - 1)), at_(1) {}

    /// The rest of the cell as one expression, with nothing behind it.
    NodePtr whole();

    NodePtr expression();
    std::shared_ptr<const Quantity> quantity(bool of_length);
    std::string text();
    std::string name();
    std::string raw();

    /// The offset of the next character that isn't a blank.
    std::size_t position();
    /// Whether this character is next; takes it.
    bool take(char wanted);
    /// The next character; NUL at the end.
    [[nodiscard]] char peek(std::size_t ahead = 0) const;
    [[nodiscard]] bool at_end();
    void close(std::size_t opened_at);

    [[noreturn]] void fail(const std::string& what, const std::string& expected = {}, const std::string& hint = {});
    /// What stands here, for messages.
    [[nodiscard]] std::string found();

    /// Whether max or min occurred.
    [[nodiscard]] bool relative() const { return relative_; }

private:
    friend class QuantityParser;
    std::string_view word();
    NodePtr call(std::string_view word, std::size_t at);
    void escape(std::string& out);
    void escape_hex(std::string& out);
    void escape_code_point(std::string& out);
    void deeper();

    std::string_view cell_;
    std::size_t at_;
    int depth_ = 0;
    bool relative_ = false;
};

}  // namespace offbeat::expression
