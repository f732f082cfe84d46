#pragma once

/// Assertions that cost little to compile and to pass: the comparison is inlined, all that a failure needs is compiled
/// once, in check.cpp, and told to Boost.Test. They belong to the thread that runs the row.

#include "offbeat/comparison.hpp"
#include "offbeat/expected.hpp"

#include <typeinfo>

/// Fails the row where the expression doesn't hold, and goes on: `price == 4 failed: 3 != 4`. It takes one comparison,
/// or whatever converts to bool. Whole numbers are compared as numbers, whatever their signs and sizes. Returns whether
/// it held.
#define OFFBEAT_CHECK(...)                                                                                             \
    ::offbeat::detail::check(::offbeat::detail::Left{} <=> __VA_ARGS__, #__VA_ARGS__, __FILE__, __LINE__)

/// The same; where it doesn't hold, the row ends here.
#define OFFBEAT_REQUIRE(...)                                                                                           \
    ::offbeat::detail::require(::offbeat::detail::Left{} <=> __VA_ARGS__, #__VA_ARGS__, __FILE__, __LINE__)

/// Fails the row where the expression doesn't throw an exception of this type or of one derived from it, with this
/// message if one is given, and goes on. Returns whether it did:
///
///     OFFBEAT_THROWS(account.pay(5), NotCovered)
///     OFFBEAT_THROWS(account.pay(5), NotCovered, "5 is more than 3")
///     OFFBEAT_THROWS(account.pay(5), NotCovered, offbeat::containing("more than"))
#define OFFBEAT_THROWS(expression, type, ...)                                                                          \
    ::offbeat::detail::throws<type>([&] { static_cast<void>(expression); }, #expression, #type, __FILE__,              \
                                    __LINE__ __VA_OPT__(, ) __VA_ARGS__)

namespace offbeat {

namespace detail {

/// Assertions that held since Boost.Test was told of them last.
extern std::uint64_t passed_assertions;

/// Each takes over what `wrong` points at.
[[gnu::cold]] bool failed(const std::string* wrong, const char* expression, const char* file, int line);
[[noreturn, gnu::cold]] void ended(const std::string* wrong, const char* expression, const char* file, int line);

inline bool check(const Outcome& outcome, const char* expression, const char* file, int line) {
    if (outcome.wrong != nullptr) return failed(outcome.wrong, expression, file, line);
    ++passed_assertions;
    return true;
}

inline void require(const Outcome& outcome, const char* expression, const char* file, int line) {
    if (outcome.wrong != nullptr) ended(outcome.wrong, expression, file, line);
    ++passed_assertions;
}

template <class Checked, class Surplus>
void check(const Checked&, const Surplus&, const char*, const char*, int) {
    static_assert(always_false<Surplus>, "one expression; what it is about is said by an offbeat::Context above it");
}
template <class Checked, class Surplus>
void require(const Checked&, const Surplus&, const char*, const char*, int) {
    static_assert(always_false<Surplus>, "one expression; what it is about is said by an offbeat::Context above it");
}

/// What throws() calls, without its type.
struct Call {
    const void* object;
    void (*call)(const void* object);
};

/// In a handler: what is wrong with the exception in flight, which is another one than expected; rethrows what has to
/// reach the run (a failed OFFBEAT_REQUIRE, skip(), an EnvironmentError).
const std::string* threw_another(const char* expected);
const std::string* threw_nothing(const char* expected);
/// Likewise of one that is of the expected type; null where its message is the expected one, or none is.
const std::string* threw_expected(const std::exception& thrown, const std::type_info& type, const Message* message);
bool judge_throw(const std::string* wrong, const char* expression, const char* file, int line);

/// One for each type of exception, however many expressions are expected to throw it.
template <class Exception>
const std::string* caught(Call call, const char* type, const Message* expected) {
    try {
        call.call(call.object);
    } catch (const Exception& thrown) {
        if constexpr (std::is_base_of_v<std::exception, Exception>) {
            return threw_expected(thrown, typeid(Exception), expected);
        } else {
            return nullptr;
        }
    } catch (...) {
        return threw_another(type);
    }
    return threw_nothing(type);
}

template <class Expression>
Call call_of(const Expression& expression) {
    return {&expression, [](const void* object) { (*static_cast<const Expression*>(object))(); }};
}

template <class Exception, class Expression>
bool throws(const Expression& expression, const char* text, const char* type, const char* file, int line) {
    return judge_throw(caught<Exception>(call_of(expression), type, nullptr), text, file, line);
}

template <class Exception, class Expression>
bool throws(const Expression& expression, const char* text, const char* type, const char* file, int line,
            const Message& message) {
    static_assert(std::is_base_of_v<std::exception, Exception>,
                  "only an exception derived from std::exception has a message");
    return judge_throw(caught<Exception>(call_of(expression), type, &message), text, file, line);
}

/// The contexts of one thread, the innermost first.
class ContextFrame {
public:
    ContextFrame();
    ContextFrame(const ContextFrame&) = delete;
    ContextFrame& operator=(const ContextFrame&) = delete;

    [[nodiscard]] const ContextFrame* outer() const { return outer_; }
    [[nodiscard]] virtual std::string shown() const = 0;

protected:
    ~ContextFrame();

private:
    const ContextFrame* outer_;
};

}  // namespace detail

/// What the assertions in its scope are about; each that fails tells it. Give it a text, or a function that makes one,
/// which is called only where an assertion fails:
///
///     const offbeat::Context context([&] { return "order " + order.id; });
template <class Text>
class Context final : detail::ContextFrame {
public:
    [[nodiscard]] explicit Context(Text text) : text_(std::move(text)) {}

private:
    [[nodiscard]] std::string shown() const override {
        if constexpr (std::is_invocable_v<const Text&>) {
            return std::string(text_());
        } else {
            return std::string(text_);
        }
    }

    Text text_;
};

}  // namespace offbeat
