#pragma once

#include "offbeat/error.hpp"
#include "offbeat/schema.hpp"
#include "offbeat/value.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace offbeat {

/// A value that its parameter's type can't take. Whoever knows where the value was written adds the place.
class NotConvertible : public Error {
public:
    explicit NotConvertible(std::string what_is_wrong, std::string expected = {}, std::string hint = {});

    /// The same for a member of a struct: `owner.name: …`.
    [[nodiscard]] NotConvertible inside(const std::string& member) const;
    [[nodiscard]] Problem at(const Location& where) const;

private:
    std::string what_, expected_, hint_, path_;
};

/// The unqualified name of a type, as the user wrote it: `Currency`, not `bank::Currency`.
template <class T>
std::string type_name();

/// How T is made from a driver's value and written back. Specialise it for a type of your own:
/// static `Schema schema()`, `T from(const Value&)` (throws NotConvertible) and `Value to(const T&)`.
template <class T>
struct Convert;

template <class T>
concept Convertible = requires(const Value& value, const T& object) {
    { Convert<T>::schema() } -> std::convertible_to<Schema>;
    { Convert<T>::from(value) } -> std::convertible_to<T>;
    { Convert<T>::to(object) } -> std::convertible_to<Value>;
};

template <Convertible T>
Schema schema_of() {
    return Convert<T>::schema();
}

/// \throws NotConvertible
template <Convertible T>
T from_value(const Value& value) {
    return Convert<T>::from(value);
}

template <Convertible T>
Value to_value(const T& object) {
    return Convert<T>::to(object);
}

namespace detail {

std::string unqualified_name(std::string_view pretty_function);
/// `int` for what has its size, else `int64`, `uint16` …: the same whatever compiler and platform name the type.
std::string integer_name(std::size_t bytes, bool is_signed);
const std::string& text_of(const Value& value, const char* expected);
std::int64_t signed_of(const Value& value, std::int64_t least, std::int64_t most);
std::uint64_t unsigned_of(const Value& value, std::uint64_t most);
/// \param most the largest number that its parameter takes
double number_of(const Value& value, double most);
bool boolean_of(const Value& value);
std::string number_text(double number);
std::string integer_text(std::int64_t number);
std::string integer_text(std::uint64_t number);
const std::vector<Value>& items_of(const Value& value);
[[noreturn]] void no_such_enumerator(const Value& value, const Schema& schema);

/// What a struct's members are made from.
class MemberValues {
public:
    /// Asked for each member once, in declaration order. Null where nothing is given; valid until the next call.
    virtual const Value* find(const char* member) = 0;

protected:
    ~MemberValues() = default;
};
/// Those of an object.
class ObjectMembers final : public MemberValues {
public:
    /// \throws NotConvertible: it is no object, or has a member that the struct doesn't have
    ObjectMembers(const Value& object, const Schema& schema);
    const Value* find(const char* member) override { return object_.find(member); }

private:
    const Value& object_;
};

/// A duration's unit as <chrono> has it, a fraction of a second.
struct Period {
    std::int64_t numerator;
    std::int64_t denominator;
};
/// A duration in whole units, without a rest. \param least, most the counts that its parameter takes
std::int64_t whole_duration_of(const Value& value, Period unit, std::int64_t least, std::int64_t most);
long double duration_of(const Value& value, Period unit, long double most);
std::string whole_duration_text(std::int64_t count, Period unit);
std::string duration_text(long double count, Period unit);
/// A std::chrono::duration, told by its looks: <chrono> would cost each test class as much as all else here.
template <class T>
concept Duration = requires(const T& duration) {
    requires std::is_class_v<T>;
    typename T::rep;
    { T::period::num } -> std::convertible_to<std::int64_t>;
    { T::period::den } -> std::convertible_to<std::int64_t>;
    { duration.count() } -> std::same_as<typename T::rep>;
};

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

/// Stands in for the conversion of a member that has none, so that one static_assert is all that the compiler says.
template <class M>
struct Unconvertible {
    static Schema schema();
    static M from(const Value& value);
    static Value to(const M& object);
};
template <class M>
using ConvertMember = std::conditional_t<Convertible<M>, Convert<M>, Unconvertible<M>>;

/// What a member keeps when nothing is given for it: null for an optional, else an initialiser that the struct
/// declares. A member without one would silently become zero, so nothing is an error there.
template <class M>
bool has_default(const M& initial) {
    if constexpr (is_optional<M>) {
        return true;
    } else if constexpr (is_vector<M>) {
        return !initial.empty();  // its elements may have no ==
    } else if constexpr (std::equality_comparable<M>) {
        return !(initial == M{});
    } else {
        return false;
    }
}

}  // namespace detail

template <class T>
std::string type_name() {
    return detail::unqualified_name(__PRETTY_FUNCTION__);
}

template <>
struct Convert<std::string> {
    static Schema schema() { return {.kind = Schema::Kind::text, .name = "string"}; }
    static std::string from(const Value& value) { return detail::text_of(value, "a text"); }
    static Value to(const std::string& text) { return Value::of_text(text); }
};

template <>
struct Convert<bool> {
    static Schema schema() { return {.kind = Schema::Kind::boolean, .name = "bool"}; }
    static bool from(const Value& value) { return detail::boolean_of(value); }
    static Value to(bool flag) { return Value::of_text(flag ? "true" : "false"); }
};

template <std::integral T>
struct Convert<T> {
    static Schema schema() {
        return {.kind = Schema::Kind::integer, .name = detail::integer_name(sizeof(T), std::is_signed_v<T>)};
    }
    static T from(const Value& value) {
        using Limits = std::numeric_limits<T>;
        if constexpr (std::is_signed_v<T>) {
            return static_cast<T>(detail::signed_of(value, Limits::min(), Limits::max()));
        } else {
            return static_cast<T>(detail::unsigned_of(value, Limits::max()));
        }
    }
    static Value to(T number) {
        using Widest = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
        return Value::of_text(detail::integer_text(static_cast<Widest>(number)));
    }
};

template <std::floating_point T>
struct Convert<T> {
    static Schema schema() { return {.kind = Schema::Kind::number, .name = type_name<T>()}; }
    static T from(const Value& value) {
        return static_cast<T>(detail::number_of(value, static_cast<double>(std::numeric_limits<T>::max())));
    }
    static Value to(T number) { return Value::of_text(detail::number_text(static_cast<double>(number))); }
};

template <detail::Duration T>
struct Convert<T> {
    using Rep = typename T::rep;
    static constexpr detail::Period unit{T::period::num, T::period::den};

    static Schema schema() { return {.kind = Schema::Kind::duration, .name = "duration"}; }
    static T from(const Value& value) {
        using Limits = std::numeric_limits<Rep>;
        if constexpr (std::is_floating_point_v<Rep>) {
            return T(static_cast<Rep>(detail::duration_of(value, unit, static_cast<long double>(Limits::max()))));
        } else {
            constexpr std::int64_t widest = std::numeric_limits<std::int64_t>::max();
            constexpr std::int64_t most = Limits::digits < 63 ? static_cast<std::int64_t>(Limits::max()) : widest;
            return T(static_cast<Rep>(
                detail::whole_duration_of(value, unit, static_cast<std::int64_t>(Limits::min()), most)));
        }
    }
    static Value to(const T& duration) {
        if constexpr (std::is_floating_point_v<Rep>) {
            return Value::of_text(detail::duration_text(static_cast<long double>(duration.count()), unit));
        } else {
            return Value::of_text(detail::whole_duration_text(static_cast<std::int64_t>(duration.count()), unit));
        }
    }
};

template <class T>
requires std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value struct Convert<T> {
    using Enumerators = boost::describe::describe_enumerators<T>;

    static Schema schema() {
        Schema schema{.kind = Schema::Kind::enumeration, .name = type_name<T>()};
        boost::mp11::mp_for_each<Enumerators>([&](auto entry) { schema.enumerators.emplace_back(entry.name); });
        return schema;
    }
    static T from(const Value& value) {
        std::optional<T> found;
        const std::string& text = detail::text_of(value, "an enumerator");
        boost::mp11::mp_for_each<Enumerators>([&](auto entry) {
            if (text == entry.name) found = entry.value;
        });
        if (!found) detail::no_such_enumerator(value, schema());
        return *found;
    }
    static Value to(T enumerator) {
        Value value;
        boost::mp11::mp_for_each<Enumerators>([&](auto entry) {
            if (entry.value == enumerator) value = Value::of_text(entry.name);
        });
        return value;
    }
};

template <Convertible T>
struct Convert<std::optional<T>> {
    static Schema schema() {
        Schema schema = Convert<T>::schema();
        schema.optional = true;
        return schema;
    }
    static std::optional<T> from(const Value& value) {
        if (value.kind == Value::Kind::null || value.kind == Value::Kind::absent) return std::nullopt;
        return Convert<T>::from(value);
    }
    static Value to(const std::optional<T>& object) { return object ? Convert<T>::to(*object) : Value::null(); }
};

template <Convertible T>
struct Convert<std::vector<T>> {
    static Schema schema() { return {.kind = Schema::Kind::list, .name = "list", .element = {Convert<T>::schema()}}; }
    static std::vector<T> from(const Value& value) {
        std::vector<T> objects;
        for (const Value& item : detail::items_of(value)) objects.push_back(Convert<T>::from(item));
        return objects;
    }
    static Value to(const std::vector<T>& objects) {
        std::vector<Value> items;
        for (const T& object : objects) items.push_back(Convert<T>::to(object));
        return Value::of_list(std::move(items));
    }
};

template <detail::Described T>
struct Convert<T> {
    static Schema schema() {
        Schema schema{.kind = Schema::Kind::object, .name = type_name<T>()};
        boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
            using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
            static_assert(Convertible<Member>, "a described member's type must be convertible: a text, number, bool, "
                                               "duration, described enum or struct, or an optional or vector of one");
            schema.member_names.emplace_back(member.name);
            schema.members.push_back(detail::ConvertMember<Member>::schema());
        });
        return schema;
    }

    static T from(const Value& value) {
        static const Schema wanted = schema();
        detail::ObjectMembers members(value, wanted);
        return from_members(members);
    }

    static T from_members(detail::MemberValues& members) {
        T object{};
        boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
            auto& target = object.*member.pointer;
            using Member = std::remove_cvref_t<decltype(target)>;
            const Value* given = members.find(member.name);
            const bool nothing = given == nullptr || given->kind == Value::Kind::absent;
            if (nothing && detail::has_default(target)) return;
            if (nothing && !detail::Described<Member>) {
                throw NotConvertible("nothing is given and it has no default",
                                     to_string(detail::ConvertMember<Member>::schema()))
                    .inside(member.name);
            }
            try {
                target = nothing ? detail::ConvertMember<Member>::from(Value::object())
                                 : detail::ConvertMember<Member>::from(*given);
            } catch (const NotConvertible& wrong) {
                throw wrong.inside(member.name);
            }
        });
        return object;
    }

    static Value to(const T& object) {
        Value value = Value::object();
        boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
            using Member = std::remove_cvref_t<decltype(object.*member.pointer)>;
            value.names.emplace_back(member.name);
            value.items.push_back(detail::ConvertMember<Member>::to(object.*member.pointer));
        });
        return value;
    }
};

namespace detail {

/// A described struct whose conversion is the one above: none that a user specialised for it.
template <class T>
concept MadeByMembers = Described<T> && requires {
    &Convert<T>::from_members;
};

}  // namespace detail
}  // namespace offbeat
