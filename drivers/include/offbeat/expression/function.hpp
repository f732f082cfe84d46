#pragma once

#include "offbeat/error.hpp"
#include "offbeat/expression/context.hpp"

#include <cstddef>
#include <memory>
#include <utility>

// The extension point: an expression of one's own is a function and one line, in a file of under 60 lines:
//
//     NodePtr stars(Arguments& arguments) {
//         const Length count = arguments.length();
//         return node([count](const Context& context) { return Value::of_text(std::string(count.in(context), '*')); });
//     }
//     OFFBEAT_EXPRESSION("stars", stars);
//
// Link that file as an object: a linker drops a library's file that only registers itself.
namespace offbeat::expression {

/// The longest value, in bytes, that an expression may give.
constexpr std::size_t longest_value = std::size_t{64} << 20U;

/// What is wrong, and at which byte of the cell. Becomes a SetupError with file, line and column.
class Mistake : public Error {
public:
    explicit Mistake(std::size_t at, const std::string& what, std::string expected = {}, std::string hint = {})
        : Error(what), at_(at), expected_(std::move(expected)), hint_(std::move(hint)) {}

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] const std::string& expected() const { return expected_; }
    [[nodiscard]] const std::string& hint() const { return hint_; }

private:
    std::size_t at_;
    std::string expected_;
    std::string hint_;
};

/// An expression that is waiting for its context.
class Node {
public:
    Node() = default;
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;
    virtual ~Node() = default;

    /// \throws Mistake
    [[nodiscard]] virtual std::vector<Value> values(const Context& context) const = 0;
};

using NodePtr = std::shared_ptr<const Node>;

/// A node from a callable that takes a context and returns a Value.
template <class ValueIn>
NodePtr node(ValueIn value_in) {
    class Called : public Node {
    public:
        explicit Called(ValueIn callable) : callable_(std::move(callable)) {}
        [[nodiscard]] std::vector<Value> values(const Context& context) const override {
            std::vector<Value> one;
            one.push_back(callable_(context));
            return one;
        }

    private:
        ValueIn callable_;
    };
    return std::make_shared<Called>(std::move(value_in));
}

class Quantity;

/// A length that may depend on the declared domain: `17`, `max+1`, `max/2+1`.
class Length {
public:
    Length(std::shared_ptr<const Quantity> quantity, std::size_t at) : quantity_(std::move(quantity)), at_(at) {}

    /// \throws Mistake where it is negative, beyond longest_value, or nothing is declared
    [[nodiscard]] std::size_t in(const Context& context) const;

    /// Where it stands in the cell.
    [[nodiscard]] std::size_t at() const { return at_; }

private:
    std::shared_ptr<const Quantity> quantity_;
    std::size_t at_;
};

class Parser;

/// The arguments of a call, taken one after the other. Each taker throws a Mistake where something else stands there.
class Arguments {
public:
    Arguments(Parser& parser, std::string_view function, std::size_t at, bool bracketed);

    /// Where the call stands in the cell.
    [[nodiscard]] std::size_t at() const { return at_; }
    /// Whether there is another argument.
    [[nodiscard]] bool more();
    /// Where the next argument stands in the cell.
    [[nodiscard]] std::size_t next_at();

    /// A whole number.
    [[nodiscard]] Length length();
    /// A text in single quotes, escapes resolved.
    [[nodiscard]] std::string text();
    /// An attribute's name, bare or in single quotes.
    [[nodiscard]] std::string name();
    /// Any expression.
    [[nodiscard]] NodePtr expression();
    /// All that stands before the closing bracket, brackets and double quotes within it in balance.
    [[nodiscard]] std::string raw();

private:
    friend class Parser;
    void next();

    Parser& parser_;
    std::string_view function_;
    std::size_t at_;
    bool bracketed_;
    bool first_ = true;
};

/// What a name in an expression stands for: takes its arguments, gives a node.
using Function = NodePtr (*)(Arguments& arguments);

/// One line of registration. It allocates nothing and throws nothing; a name's second registration is told as a clash.
class Registration {
public:
    Registration(const char* name, Function function) noexcept;
    Registration(const Registration&) = delete;
    Registration& operator=(const Registration&) = delete;

private:
    friend class Registry;
    const char* name_;
    Function function_;
    const Registration* next_;
};

/// The names that were registered more than once; using one is an error. Empty where all is well.
std::vector<std::string> clashing_names();

}  // namespace offbeat::expression

/// Registers an expression: OFFBEAT_EXPRESSION("stars", stars);
#define OFFBEAT_EXPRESSION(name, function)                                                                             \
    static const ::offbeat::expression::Registration offbeat_registration_of_##function((name), (function))
