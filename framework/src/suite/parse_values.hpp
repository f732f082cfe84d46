#pragma once

#include "suite/element.hpp"
#include "suite/file.hpp"
#include "suite/problems.hpp"

namespace offbeat::suite {

/// Reads attributes; one that can't be read becomes a problem.
class Values {
public:
    explicit Values(Problems& problems) : problems_(problems) {}

    /// Nothing where the attribute isn't there, or can't be read.
    [[nodiscard]] std::optional<bool> flag(const Element& element, const char* attribute) const;
    [[nodiscard]] std::optional<unsigned> number(const Element& element, const char* attribute, unsigned least,
                                                 unsigned most) const;
    /// One of a few words.
    [[nodiscard]] std::string word(const Element& element, const char* attribute,
                                   const std::vector<std::string>& known) const;
    /// Numbers between blanks.
    [[nodiscard]] std::vector<std::uint64_t> numbers(const Element& element, const char* attribute) const;
    [[nodiscard]] Settings settings(const Element& element) const;
    /// A name that must not be empty.
    [[nodiscard]] Named name(const Element& element, const char* attribute = "name") const;
    [[nodiscard]] std::vector<Named> names(const Element& element, const char* of) const;
    [[nodiscard]] Problems& problems() const { return problems_; }

private:
    Problems& problems_;
};

/// The words between blanks.
std::vector<std::string> words_of(const std::string& text);

}  // namespace offbeat::suite
