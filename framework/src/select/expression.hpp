#pragma once

#include "offbeat/error.hpp"
#include "offbeat/event.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::select {

/// What is wrong with an expression, and where.
class Mistake : public Error {
public:
    /// \param at the byte, counted from 0
    Mistake(const std::string& what, std::size_t at);
};

/// What is known of a row that may be selected.
struct Candidate {
    const MethodPlan& method;
    const Row& row;
    std::uint64_t index = 0;  ///< in its method's rows, counted from 1
};

/// An expression over a row: `amount > 100 && currency == 'CNY'`, or over its groups: `funcExp && !slow`.
///
/// Of rows: `==`, `!=`, `<`, `<=`, `>`, `>=` compare numbers as numbers and all else byte by byte; `=~` and `!~` look for
/// a regular expression; `null`, `absent` and `empty` are compared with `==` and `!=`; a name alone holds where it is
/// `true`. A name is a parameter's, a label's, or `class`, `method`, `id`, `index`, `description`, `group`. A comparison
/// with what a row doesn't have doesn't hold.
class Expression {
public:
    /// \throws Mistake
    static Expression of_rows(std::string_view text);
    static Expression of_groups(std::string_view text);

    [[nodiscard]] bool holds(const Candidate& row) const;
    /// The names in it, which some row should have.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    struct Node;

private:
    std::shared_ptr<const Node> root_;
    std::vector<std::string> names_;
};

}  // namespace offbeat::select
