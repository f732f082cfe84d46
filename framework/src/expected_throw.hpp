#pragma once

#include "offbeat/annotation.hpp"
#include "offbeat/row.hpp"

#include <string>

namespace offbeat {

/// The exception that a row must end with: its own column's, else its method's annotation's.
class ExpectedThrow {
public:
    ExpectedThrow(const Test& annotation, const RowRules* rules) : annotation_(annotation), rules_(rules) {}

    /// Whether one must be thrown at all.
    [[nodiscard]] bool any() const;
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
