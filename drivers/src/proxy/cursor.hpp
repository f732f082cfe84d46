#pragma once

#include "offbeat/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace offbeat::proxy {

/// Reads a tester's text from left to right; its errors know their column.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    void skip_blanks();
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
    /// Skips blanks, then this character if it is there.
    bool take(char c);
    /// Skips blanks, then takes letters, digits and `_`; empty: none.
    std::string_view word();
    /// Up to one of these characters, or the end.
    std::string_view until(std::string_view ends);
    /// A name in quotes, the quotes with it; doubled quotes go on. \throws SetupError where it doesn't end
    std::string_view quoted();
    [[nodiscard]] std::size_t at() const { return at_; }
    /// What stands here, for messages: `"x"` or `the end`.
    [[nodiscard]] std::string here() const;

    [[noreturn]] void fail(std::size_t at, std::string what, std::string expected = {}, std::string hint = {}) const;

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace offbeat::proxy
