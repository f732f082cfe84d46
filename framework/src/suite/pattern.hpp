#pragma once

#include "suite/file.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace offbeat::suite {

/// A name as a suite file gives it: itself, or a regular expression (of Perl's kind, which is nearly Java's) that
/// matches a whole name: `create.*`. `*` alone, which is none, stands for all.
class Pattern {
public:
    /// \throws SetupError for what is no regular expression
    explicit Pattern(Named named);

    /// \throws SetupError where finding out takes too long
    [[nodiscard]] bool matches(std::string_view name) const;
    [[nodiscard]] const Named& named() const { return named_; }
    /// Whether it is a plain name: one that matches nothing is a slip of the pen.
    [[nodiscard]] bool is_plain() const { return expression_ == nullptr; }

private:
    struct Expression;

    Named named_;
    std::shared_ptr<const Expression> expression_;
};

/// Those of the names that are regular expressions; the others become problems.
class Problems;
std::vector<Pattern> patterns_of(const std::vector<Named>& names, Problems& problems);

bool any_matches(const std::vector<Pattern>& patterns, std::string_view name);

}  // namespace offbeat::suite
