#pragma once

#include "offbeat/error.hpp"

#include <cstddef>
#include <string_view>

namespace offbeat::suite {

/// A place in a text that only goes forward, and knows its line and column.
class Cursor {
public:
    Cursor(FileName file, std::string_view text) : file_(file), text_(text) {}

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    /// The next character; NUL at the end, which no text holds.
    [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
    [[nodiscard]] bool is_next(std::string_view what) const { return rest().starts_with(what); }
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    [[nodiscard]] std::size_t offset() const { return at_; }
    [[nodiscard]] std::string_view since(std::size_t offset) const { return text_.substr(offset, at_ - offset); }

    void skip(std::size_t count);
    bool takes(std::string_view what);
    void blanks();
    /// Goes behind the next `what`. \throws SetupError at the `opened` place where there is none
    void skip_behind(std::string_view what, const Location& opened, const char* kind);

    [[nodiscard]] Location where() const { return {file_, line_, column_}; }
    [[noreturn]] void refuse(const std::string& what, const std::string& expected = {}) const;

private:
    FileName file_;
    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
};

/// `no well-formed XML: …`
[[noreturn]] void refuse_xml(const Location& where, const std::string& what, const std::string& expected = {});

}  // namespace offbeat::suite
