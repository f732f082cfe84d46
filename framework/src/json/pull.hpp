#pragma once

#include "offbeat/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace offbeat::json {

/// Reads one JSON text from front to back, without making a tree of it: for lines that are read by the million.
/// What isn't JSON is thrown as Error.
///
///     for (Pull line(text); line.next_member();) {
///         if (line.key() == "id") line.string(id); else line.skip();
///     }
class Pull {
public:
    explicit Pull(std::string_view text) : text_(text) {}
    /// The members of an object that stand behind another one, `,"b":2,"c":3`; their end is at_end().
    [[nodiscard]] static Pull behind_member(std::string_view text) {
        Pull members(text);
        members.pending_ = false;
        return members;
    }

    /// Enters the object that stands here, or goes on to its next member; false at its end. The member's value must be
    /// read before.
    bool next_member();
    /// The member's name as it is written, for names that hold no escapes; valid until the next call.
    [[nodiscard]] std::string_view key() const { return key_; }
    /// The member's name, whatever it holds.
    void name(std::string& into) const;
    /// The same with an array.
    bool next_item();

    void string(std::string& into);
    /// Whether a string stands here.
    [[nodiscard]] bool at_string() { return peek() == '"'; }
    /// A string that holds no escapes, such as the names that Offbeat gives: a view into the text.
    [[nodiscard]] std::string_view plain_string();
    /// A string, or `{"hex":"61ff","text":…}`: the exact bytes, as append_bytes() wrote them.
    void bytes(std::string& into);
    [[nodiscard]] std::uint64_t integer();
    [[nodiscard]] double number();
    [[nodiscard]] bool boolean();
    /// Skips the value and gives its text.
    std::string_view raw();
    void skip() { raw(); }
    /// Whether `null` stands here; if so, it was read.
    bool null();

    /// Whether nothing but blanks is left.
    [[nodiscard]] bool at_end();

private:
    [[noreturn]] void fail(const char* expected) const;
    [[noreturn]] void fail(char expected) const;
    /// Nearly nothing that is read by the million has blanks: the rest is inline.
    void blanks();
    [[nodiscard]] char peek() {
        if (at_ < text_.size() && text_[at_] > ' ') return text_[at_];
        blanks();
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    void expect(char c) {
        if (peek() != c || at_ == text_.size()) fail(c);
        ++at_;
    }
    bool next(char open, char close);
    void begin_value();
    std::string_view inside_quotes();
    void unescape(std::string_view written, std::string& into) const;
    std::string_view word();

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view key_;
    bool pending_ = true;  ///< a value stands here that nobody has read yet
};

/// A value as append_value() wrote it.
Value value_of(Pull& text);
/// The same, in the memory that a value has.
void value_of(Pull& text, Value& into);

}  // namespace offbeat::json
