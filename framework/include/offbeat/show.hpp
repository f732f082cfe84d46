#pragma once

#include "offbeat/convert.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace offbeat {

/// A value as a failed assertion shows it: texts quoted, their invisible and malformed bytes escaped; enumerators by
/// name and structs by their members where they are described; what is empty as `null`; containers up to 1,000 items.
/// A type of your own shows itself by `std::string to_string(const T&)` or `operator<<` beside it, else by its
/// description or its Convert; one that has none of them shows its name. What those throw is thrown.
template <class T>
std::string show(const T& object);

namespace detail {

/// Appends to a text how an object shows itself; of which type it is, whoever chose the function knows.
using Print = void (*)(std::string& out, const void* object);

void print_bool(std::string& out, const void* object);
void print_char(std::string& out, const void* object);
void print_int8(std::string& out, const void* object);
void print_int16(std::string& out, const void* object);
void print_int32(std::string& out, const void* object);
void print_int64(std::string& out, const void* object);
void print_uint8(std::string& out, const void* object);
void print_uint16(std::string& out, const void* object);
void print_uint32(std::string& out, const void* object);
void print_uint64(std::string& out, const void* object);
void print_float(std::string& out, const void* object);
void print_double(std::string& out, const void* object);
void print_long_double(std::string& out, const void* object);
void print_float_as_double(std::string& out, const void* object);        ///< `0.10000000149011612` of `0.1F`
void print_double_as_long_double(std::string& out, const void* object);  ///< likewise
void print_string(std::string& out, const void* object);                 ///< a std::string
void print_view(std::string& out, const void* object);                   ///< a std::string_view
void print_characters(std::string& out, const void* object);  ///< a const char*, of a text that ends with NUL
void print_pointer(std::string& out, const void* object);     ///< any object pointer
void print_null(std::string& out, const void* object);

void append_text(std::string& out, std::string_view text);                              ///< quoted, made visible
void append_plain(std::string& out, const std::string& text);                           ///< made visible
void append_value(std::string& out, const Value& value);                                ///< as drivers have it
void append_number_of(std::string& out, const std::string& type, std::int64_t number);  ///< `Colour(3)`
void append_unknown(std::string& out, const std::string& type);                         ///< `Connection(…)`
void append_streamed(std::string& out, const void* object, void (*stream)(std::ostream& out, const void* object));

/// How an object shows itself; where that throws, what it threw in its place.
std::string shown(const void* object, Print show);

/// A part of a struct or a list as it shows itself, which has no parts of its own.
struct Part {
    std::string path;  ///< `owner.name`, `items[3].price`
    std::string text;
    bool named;  ///< a member, not an item
};
std::vector<Part> parts_of(const void* object, Print show);

/// Items with commas between them, and something around them. It ends where it becomes too long for people.
class ListPrinter {
public:
    ListPrinter(std::string& out, char open, char close);
    ListPrinter(const ListPrinter&) = delete;
    ListPrinter& operator=(const ListPrinter&) = delete;
    ~ListPrinter() { out_ += close_; }

    /// False where there is no room for more; an item too many is then told as `…`.
    bool add(const void* object, Print print, const char* name = nullptr);

private:
    std::string& out_;
    std::size_t begin_;
    std::size_t count_ = 0;
    char close_;
};

// Found by argument-dependent lookup only: this namespace's own to_string functions are for other types.
namespace adl {
void to_string() = delete;
template <class T>
concept Texted = requires(const T& object) {
    { to_string(object) } -> std::convertible_to<std::string>;
};
template <class T>
std::string text_of(const T& object) {
    return to_string(object);
}
}  // namespace adl

// Free operators only: the members of std::ostream take whatever converts to a number or a pointer. Where <ostream> is
// not included there is nothing to write to.
template <class T>
concept Streamed = requires(std::ostream& out, const T& object) {
    sizeof(std::conditional_t<std::is_void_v<T>, T, std::ostream>);
    operator<<(out, object);
};
template <class T>
concept TimePoint = requires(const T& time) {
    { time.time_since_epoch() } -> Duration;
};
template <class T>
concept SmartPointer = requires(const T& pointer) {
    requires std::is_pointer_v<decltype(pointer.get())>;
    static_cast<bool>(pointer);
};
template <class T>
concept Optional = requires(const T& object) {
    { object.has_value() } -> std::same_as<bool>;
    *object;
};
template <class T>
concept Atomic = requires(const T& atomic) {
    { atomic.load() } -> std::same_as<typename T::value_type>;
};
template <class T>
concept Range = std::is_array_v<T> || requires(const T& range) {
    range.begin() != range.end();
    requires !std::is_same_v<std::remove_cvref_t<decltype(*range.begin())>, T>;  // a path is a range of paths
};
template <class T>
concept Tuple = requires {
    std::tuple_size<T>::value;
};
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

template <class T>
constexpr Print printer_of();

template <class T>
constexpr Print integer_printer() {
    if constexpr (sizeof(T) == 1) return std::is_signed_v<T> ? print_int8 : print_uint8;
    if constexpr (sizeof(T) == 2) return std::is_signed_v<T> ? print_int16 : print_uint16;
    if constexpr (sizeof(T) == 4) return std::is_signed_v<T> ? print_int32 : print_uint32;
    return std::is_signed_v<T> ? print_int64 : print_uint64;
}

template <class T>
void print_enum(std::string& out, const T& value) {
    if constexpr (DescribedEnum<T>) {
        const char* name = nullptr;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto entry) {
            if (entry.value == value) name = entry.name;
        });
        if (name != nullptr) {
            out += name;
            return;
        }
    }
    append_number_of(out, type_name<T>(), static_cast<std::int64_t>(value));
}

template <class T, template <class...> class List, class... Member>
void print_members(std::string& out, const T& object, List<Member...>) {
    ListPrinter list(out, '{', '}');
    static_cast<void>((list.add(&(object.*Member::pointer),
                                printer_of<std::remove_cvref_t<decltype(object.*Member::pointer)>>(), Member::name) &&
                       ...));
}

template <class T, std::size_t... I>
void print_elements(std::string& out, const T& object, std::index_sequence<I...>) {
    using std::get;
    ListPrinter list(out, '(', ')');
    static_cast<void>((list.add(&get<I>(object), printer_of<std::remove_cvref_t<decltype(get<I>(object))>>()) && ...));
}

template <class T>
void print_items(std::string& out, const T& range) {
    ListPrinter list(out, '[', ']');
    for (const auto& item : range) {
        if (!list.add(&item, printer_of<std::remove_cvref_t<decltype(item)>>())) return;
    }
}

/// What is no number and no standard text.
template <class T>
void print_object(std::string& out, const void* address) {
    const T& object = *static_cast<const T*>(address);
    if constexpr (std::is_array_v<T> && std::is_same_v<std::remove_extent_t<T>, char>) {
        const std::string_view text(object, sizeof(T));
        append_text(out, text.substr(0, text.find('\0')));
    } else if constexpr (!std::is_array_v<T> && std::is_convertible_v<const T&, std::string_view>) {
        append_text(out, static_cast<std::string_view>(object));
    } else if constexpr (Duration<T>) {
        append_plain(out, to_value(object).text);
    } else if constexpr (TimePoint<T>) {
        append_plain(out, to_value(object.time_since_epoch()).text + " since its clock's epoch");
    } else if constexpr (SmartPointer<T>) {
        const void* pointer = object.get();
        print_pointer(out, &pointer);
    } else if constexpr (adl::Texted<T>) {
        append_plain(out, adl::text_of(object));
    } else if constexpr (Streamed<T>) {
        append_streamed(out, address, [](std::ostream& stream, const void* streamed) {
            operator<<(stream, *static_cast<const T*>(streamed));
        });
    } else if constexpr (std::is_enum_v<T>) {
        print_enum(out, object);
    } else if constexpr (Atomic<T>) {
        const auto value = object.load();
        printer_of<std::remove_cv_t<decltype(value)>>()(out, &value);
    } else if constexpr (Optional<T>) {
        using Inner = std::remove_cvref_t<decltype(*object)>;
        object.has_value() ? printer_of<Inner>()(out, &*object) : print_null(out, nullptr);
    } else if constexpr (Described<T>) {
        print_members(out, object, Members<T>{});
    } else if constexpr (Convertible<T> && !is_vector<T>) {
        append_value(out, to_value(object));
    } else if constexpr (Range<T>) {
        print_items(out, object);
    } else if constexpr (Tuple<T>) {
        print_elements(out, object, std::make_index_sequence<std::tuple_size<T>::value>{});
    } else if constexpr (std::is_same_v<T, std::nullopt_t>) {
        print_null(out, nullptr);
    } else {
        append_unknown(out, type_name<T>());
    }
}

template <class T>
constexpr Print printer_of() {
    if constexpr (std::is_same_v<T, bool>) {
        return print_bool;
    } else if constexpr (std::is_same_v<T, char>) {
        return print_char;
    } else if constexpr (std::is_integral_v<T> && sizeof(T) <= sizeof(std::int64_t)) {
        return integer_printer<T>();
    } else if constexpr (std::is_same_v<T, float>) {
        return print_float;
    } else if constexpr (std::is_same_v<T, double>) {
        return print_double;
    } else if constexpr (std::is_same_v<T, long double>) {
        return print_long_double;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return print_string;
    } else if constexpr (std::is_same_v<T, std::string_view>) {
        return print_view;
    } else if constexpr (std::is_null_pointer_v<T>) {
        return print_null;
    } else if constexpr (std::is_same_v<T, const char*> || std::is_same_v<T, char*>) {
        return print_characters;
    } else if constexpr (std::is_pointer_v<T>) {
        return print_pointer;
    } else {
        return print_object<T>;
    }
}

}  // namespace detail

template <class T>
std::string show(const T& object) {
    std::string out;
    detail::printer_of<T>()(out, &object);
    return out;
}

}  // namespace offbeat
