#pragma once

#include "offbeat/expression/function.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace offbeat::expression {

/// One step of a sum in postfix order.
struct Step {
    enum class Kind { number, duration, bound, attribute, add, subtract, multiply, divide, negate };
    Kind kind;
    std::size_t at;         ///< in the cell
    std::string text = {};  ///< digits, `max` or `min`, an attribute's name
    std::string unit = {};  ///< of a duration
};

/// A sum such as `max/2+1`, `@faceValue + 0.01`, `@validFrom - 1s`. Arithmetic is exact.
class Quantity {
public:
    /// \param of_length whole numbers only, max and min are those of a length, and `/` floors
    /// \param cell for messages
    Quantity(std::vector<Step> steps, bool of_length, std::string cell)
        : steps_(std::move(steps)), of_length_(of_length), cell_(std::move(cell)) {}

    /// A number in decimal, with the most decimals that any of its parts has; or a time as its attribute writes it.
    /// \throws Mistake
    [[nodiscard]] std::string text(const Context& context) const;

    /// The name of an attribute that stands alone: its value is taken as it is. Null pointer for any other.
    [[nodiscard]] const Step* plain_attribute() const;

private:
    friend class Calculation;
    std::vector<Step> steps_;
    bool of_length_;
    std::string cell_;
};

/// \throws Mistake where the context has no such attribute
const Value& attribute_value(const Context& context, const std::string& name, std::size_t at);

/// \throws Mistake where the context knows attributes, and not this one
void check_attribute_name(const Context& context, const std::string& name, std::size_t at);

NodePtr quantity_node(std::shared_ptr<const Quantity> quantity);

}  // namespace offbeat::expression
