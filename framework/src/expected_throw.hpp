#pragma once

#include "offbeat/annotation.hpp"
#include "offbeat/row.hpp"

#include <string>
#include <typeinfo>

namespace offbeat {

/// The exception that a row must end with: its own column's, else its method's annotation's.
class ExpectedThrow {
public:
    ExpectedThrow(const Test& annotation, const RowRules* rules) : annotation_(annotation), rules_(rules) {}

    /// Whether one must be thrown at all.
    [[nodiscard]] bool any() const;
    /// Whether the exception that is being handled is meant by its own name, or by this one of its bases. What tells
    /// that nothing could be proved (an engine is away, a file is wrong) is no success of a row that wants some
    /// std::runtime_error.
    [[nodiscard]] bool names(const std::type_info& base) const;
    /// What is wrong with the exception that is being handled; empty: it is the one.
    [[nodiscard]] std::string mismatch() const;
    /// For messages: `std::invalid_argument or NotCovered`.
    [[nodiscard]] std::string shown() const;

private:
    [[nodiscard]] bool of_row() const { return rules_ != nullptr && !rules_->expectedException.empty(); }
    [[nodiscard]] bool is_type() const;

    const Test& annotation_;
    const RowRules* rules_;
};

/// What is wrong with an annotation's expectedExceptionsMessageRegExp; empty: nothing.
std::string wrong_pattern(const Test& annotation);

}  // namespace offbeat
