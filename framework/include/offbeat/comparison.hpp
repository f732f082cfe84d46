#pragma once

/// How OFFBEAT_CHECK takes an expression apart: `Left{} <=> a == b` is `(Left{} <=> a) == b`, since <=> binds looser
/// than whatever may stand within a side, and tighter than the comparison.

#include "offbeat/show.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>

namespace offbeat::detail {

template <class>
inline constexpr bool always_false = false;

#define OFFBEAT_REFUSE_(op, why)                                                                                       \
    template <class Other>                                                                                             \
    void operator op(const Other&) const {                                                                             \
        static_assert(::offbeat::detail::always_false<Other>, why);                                                    \
    }

/// What binds looser than a comparison would get only one side of it.
struct Refusals {
    OFFBEAT_REFUSE_(&&, "put a && b in parentheses; or write two assertions, that tell which of them failed")
    OFFBEAT_REFUSE_(||, "put a || b in parentheses")
    OFFBEAT_REFUSE_(&, "put a & b in parentheses")
    OFFBEAT_REFUSE_(|, "put a | b in parentheses")
    OFFBEAT_REFUSE_(^, "put a ^ b in parentheses")
};

/// What is wrong with an expression, in words; null where it holds. Whoever reads it deletes it.
struct Outcome : Refusals {
    const std::string* wrong = nullptr;

    Outcome() = default;
    explicit Outcome(const std::string* what_is_wrong) : wrong(what_is_wrong) {}

    OFFBEAT_REFUSE_(==, "one comparison in an assertion")
    OFFBEAT_REFUSE_(!=, "one comparison in an assertion")
    OFFBEAT_REFUSE_(<, "one comparison in an assertion")
    OFFBEAT_REFUSE_(>, "one comparison in an assertion")
    OFFBEAT_REFUSE_(<=, "one comparison in an assertion")
    OFFBEAT_REFUSE_(>=, "one comparison in an assertion")
};

/// What holds instead of a comparison: `3 != 4`. \param instead an operator; or `not` and the one that was asked for
[[gnu::cold]] Outcome explained(const void* left, Print show_left, const char* instead, const void* right,
                                Print show_right);
/// What an expression is that should have been true.
[[gnu::cold]] Outcome explained(const void* value, Print show);

template <class T>
inline constexpr bool is_text_pointer = false;
template <class T>
inline constexpr bool is_text_pointer<T*> =
    std::is_same_v<std::remove_cv_t<T>, char> || std::is_same_v<std::remove_cv_t<T>, wchar_t> ||
    std::is_same_v<std::remove_cv_t<T>, char8_t> || std::is_same_v<std::remove_cv_t<T>, char16_t> ||
    std::is_same_v<std::remove_cv_t<T>, char32_t>;

/// Numbers, pointers and enumerators; arrays and functions become pointers.
template <class T>
concept Simple = std::is_scalar_v<T>;
template <class T>
concept Compound = !std::is_scalar_v<std::decay_t<T>>;

/// The type of a whole number, or of an enumerator that compares like one; else void.
template <class T>
constexpr auto whole() {
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
        return T{};
    } else if constexpr (std::is_enum_v<T> && std::is_convertible_v<T, std::int64_t>) {
        return std::underlying_type_t<T>{};
    }
}
template <class T>
using Whole = decltype(whole<T>());

/// Whether C++ would make both numbers unsigned before it compares them, so that -1 would be the largest of all.
template <class L, class R>
inline constexpr bool differ_in_sign = !std::is_void_v<Whole<L>> && !std::is_void_v<Whole<R>> &&
                                       std::is_signed_v<Whole<L>> != std::is_signed_v<Whole<R>> &&
                                       sizeof(L) <= sizeof(std::int64_t) && sizeof(R) <= sizeof(std::int64_t);

__extension__ using Widest = __int128;

/// Whether one of the two is less, equal or greater, so that `>=` holds where `<` doesn't.
template <class L, class R>
constexpr bool are_ordered([[maybe_unused]] const L& left, [[maybe_unused]] const R& right) {
    if constexpr (std::is_arithmetic_v<L> && std::is_arithmetic_v<R>) {
        if constexpr (std::is_floating_point_v<L> || std::is_floating_point_v<R>) {
            return !__builtin_isunordered(left, right);  // nan is
        }
        return true;
    } else {
        return (std::is_scalar_v<L> && std::is_scalar_v<R>) || std::is_convertible_v<const L&, std::string_view>;
    }
}

/// How a side is shown. One that C++ makes wider before it compares is shown as wide, since 0.1F, which isn't 0.1,
/// would look like it.
template <class T, class Other>
constexpr Print printer_beside() {
    if constexpr (std::is_same_v<T, float> && !std::is_same_v<Other, float> && !std::is_integral_v<Other>) {
        return print_float_as_double;
    } else if constexpr (std::is_same_v<T, double> && std::is_same_v<Other, long double>) {
        return print_double_as_long_double;
    } else {
        return printer_of<T>();
    }
}

/// The left side of a comparison, or the whole of an expression that is none.
/// \tparam Held T itself where it is a number, a pointer or an enumerator, else a reference to it
template <class T, class Held>
class Side : public Refusals {
public:
    explicit Side(Held value) : value_(value) {}

    operator Outcome() const {  // NOLINT(google-explicit-constructor): so that check() takes both
        if (static_cast<bool>(value_)) return {};
        return explained(&value_, printer_of<T>());
    }

    // Simple types by value: a literal of any length becomes a const char*, and a constant needs no address.
#define OFFBEAT_COMPARED_(op, instead)                                                                                 \
    static_assert(!is_text_pointer<T> || !is_text_pointer<R>,                                                          \
                  "this compares addresses, not texts: make one of them a std::string_view");                          \
    if constexpr (differ_in_sign<T, R>) {                                                                              \
        if (static_cast<Widest>(value_) op static_cast<Widest>(right)) return {};                                      \
    } else {                                                                                                           \
        if (static_cast<bool>(value_ op right)) return {};                                                             \
    }                                                                                                                  \
    return explained(&value_, printer_beside<T, R>(), instead, &right, printer_beside<R, T>());
#define OFFBEAT_COMPARE_(op, instead)                                                                                  \
    template <Simple R>                                                                                                \
    Outcome operator op(R right) const {                                                                               \
        OFFBEAT_COMPARED_(op, instead)                                                                                 \
    }                                                                                                                  \
    template <Compound R>                                                                                              \
    Outcome operator op(const R& right) const {OFFBEAT_COMPARED_(op, instead)}
    OFFBEAT_COMPARE_(==, "!=")
    OFFBEAT_COMPARE_(!=, "==")
    OFFBEAT_COMPARE_(<, are_ordered(value_, right) ? ">=" : "not <")
    OFFBEAT_COMPARE_(>, are_ordered(value_, right) ? "<=" : "not >")
    OFFBEAT_COMPARE_(<=, are_ordered(value_, right) ? ">" : "not <=")
    OFFBEAT_COMPARE_(>=, are_ordered(value_, right) ? "<" : "not >=")
#undef OFFBEAT_COMPARE_
#undef OFFBEAT_COMPARED_
    OFFBEAT_REFUSE_(=, "this assigns: write ==")
    // With a result, or the compiler would list all that could be compared with none.
    template <class Other>
    Outcome operator<=>(const Other&) const {
        static_assert(always_false<Other>, "put a <=> b in parentheses");
        return {};
    }

private:
    Held value_;
};

struct Left {
    template <Simple T>
    Side<T, T> operator<=>(T value) const {
        return Side<T, T>(value);
    }
    template <Compound T>
    Side<T, const T&> operator<=>(const T& value) const {
        return Side<T, const T&>(value);
    }
    template <class T, std::size_t N>
    requires(!is_text_pointer<T*>) Side<bool, bool>
    operator<=>(const T (&)[N]) const {
        static_assert(always_false<T>, "this is an array's address, not its items: use a std::array or a std::vector");
        return Side<bool, bool>(false);
    }
};
#undef OFFBEAT_REFUSE_

}  // namespace offbeat::detail
