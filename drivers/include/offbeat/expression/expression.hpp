#pragma once

#include "offbeat/expression/context.hpp"
#include "offbeat/location.hpp"

#include <memory>

namespace offbeat::expression {

/// Whether a cell is an expression: it begins with `<` and ends with `>`, and doesn't begin with `<<`.
[[nodiscard]] bool is_expression(std::string_view cell);

/// The text of a cell that is no expression: its own, `<<` at its start standing for `<`.
[[nodiscard]] std::string_view literal(std::string_view cell);

/// A cell, taken apart: its own text, or an expression. Cheap to copy.
class Expression {
public:
    /// Takes a cell apart.
    /// \param cell_at the cell's first character, its opening quote where it has one
    /// \param quoted whether it has one, as csv::Field tells: errors then point behind it, and count `""` as two
    /// \throws SetupError at the character that is wrong
    [[nodiscard]] static Expression parse(std::string_view cell, const Location& cell_at, bool quoted = false);

    /// False: the cell is its own text (`<<` at its start standing for `<`), and an empty one is Value::absent().
    [[nodiscard]] bool is_expression() const;

    /// `<+type>`: the values of the type's row stand here. It has no values of its own.
    [[nodiscard]] bool includes_type() const;

    /// `<-empty>`, `<-'abc'>`, `<-len(17)>`: the expression behind the minus, whose value is left out of the type's
    /// row. Null pointer for any other cell. It has no values of its own.
    [[nodiscard]] const Expression* excluded() const;

    /// Whether it needs the attribute's declared domain (max or min).
    [[nodiscard]] bool relative() const;

    /// All its values: several from file(), one from any other.
    /// \throws SetupError where the context lacks what it needs
    [[nodiscard]] std::vector<Value> values(const Context& context) const;

    /// Its only value.
    /// \throws SetupError as values() does, and where there isn't exactly one
    [[nodiscard]] Value value(const Context& context) const;

    /// The cell's text as it was given to parse().
    [[nodiscard]] const std::string& written() const;

    /// The cell's place.
    [[nodiscard]] const Location& where() const;

private:
    struct State;
    explicit Expression(std::shared_ptr<const State> state);

    std::shared_ptr<const State> state_;
};

/// A cell's value in one step; literal cells cost no parsing.
/// \throws SetupError as Expression::parse and Expression::value do
[[nodiscard]] Value value_of(std::string_view cell, const Location& cell_at, bool quoted, const Context& context);

}  // namespace offbeat::expression
