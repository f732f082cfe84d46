#pragma once

#include "offbeat/convert.hpp"

#include <string>

namespace offbeat {

/// A member of a request as it goes over the wire, where it may be what no T can hold: another JSON kind, null, left
/// out, given twice, malformed. Its legal values and its `type:` rows are those of a T; it has no initial value.
///
/// In a config a text is T's own JSON: of a Wire<std::string> a JSON string with these bytes, malformed ones included;
/// of a number or a bool the bytes as they stand, so that `NaN`, `1e400` and `007` can be sent. `<json("7")>` is
/// another kind, `<null>` null, `<absent>` no key at all, `<twice('a', 'b')>` the key twice, `<raw('"a')>` any bytes.
template <Convertible T>
struct Wire {
    static_assert(!detail::Described<T>, "a struct's members are on the wire, not the struct");
    Value value = {};

    bool operator==(const Wire&) const = default;
};

template <class T>
struct Convert<Wire<T>> {
    static Schema schema() {
        Schema schema = Convert<T>::schema();
        schema.optional = true;
        return schema;
    }
    static Wire<T> from(const Value& value) { return {value}; }
    static Value to(const Wire<T>& member) { return member.value; }
};

namespace detail {
/// Nothing given is nothing sent.
template <class T>
inline constexpr bool is_optional<Wire<T>> = true;
}  // namespace detail

/// A request's body in JSON, exactly as its values say, sound or not.
std::string wire_json(const Value& request, const Schema& schema);

/// The body of a request of described type T; of the null request `null`.
template <detail::Described T>
std::string wire_json(const T* request) {
    return request == nullptr ? "null" : wire_json(to_value(*request), schema_of<T>());
}
template <detail::Described T>
std::string wire_json(const T& request) {
    return wire_json(&request);
}

}  // namespace offbeat
