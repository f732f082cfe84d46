#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace offbeat {

/// A regular expression in RE2's syntax. Takes time and memory linear in the text, whatever a cell or a message holds:
/// std::regex calls itself for each character, and a text of 300 kB ends the program.
class Pattern {
public:
    /// \throws Error with what is wrong
    explicit Pattern(std::string_view expression);

    [[nodiscard]] bool is_in(std::string_view text) const;
    /// Whether it is all of the text; a point stands for a line's end, too.
    [[nodiscard]] bool is_all_of(std::string_view text) const;

private:
    struct Compiled;
    std::shared_ptr<const Compiled> compiled_;
};

}  // namespace offbeat
