#include "offbeat/convert.hpp"

#include "offbeat/text.hpp"

#include <charconv>
#include <cmath>

namespace offbeat {

NotConvertible::NotConvertible(std::string what_is_wrong, std::string expected, std::string hint)
    : Error(to_string(Problem{{}, what_is_wrong, expected, hint})),
      what_(std::move(what_is_wrong)),
      expected_(std::move(expected)),
      hint_(std::move(hint)) {}

NotConvertible NotConvertible::inside(const std::string& member) const {
    const std::string path = path_.empty() ? member : member + '.' + path_;
    const std::string bare = path_.empty() ? what_ : what_.substr(path_.size() + 2);
    NotConvertible outer(path + ": " + bare, expected_, hint_);
    outer.path_ = path;
    return outer;
}

Problem NotConvertible::at(const Location& where) const {
    return {where, what_, expected_, hint_};
}

namespace detail {
namespace {

[[noreturn]] void refuse(const Value& value, const std::string& reason, const std::string& expected) {
    throw NotConvertible(display(value) + ' ' + reason, expected);
}

template <class Number>
Number parsed(const Value& value, const char* expected) {
    const std::string& text = text_of(value, expected);
    Number number{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed == std::errc::result_out_of_range) refuse(value, "is out of range", expected);
    if (failed != std::errc{} || end != text.data() + text.size() || text.empty()) {
        refuse(value, std::string("is not ") + expected, expected);
    }
    return number;
}

}  // namespace

std::string unqualified_name(std::string_view pretty_function) {
    const std::size_t begin = pretty_function.find("T = ") + 4;
    std::string_view name = pretty_function.substr(begin, pretty_function.find_last_of(']') - begin);
    name = name.substr(0, name.find(';'));  // g++ adds the aliases behind the first one
    const std::size_t arguments = name.find('<');
    const std::size_t scope = name.substr(0, arguments).rfind("::");
    return std::string(scope == std::string_view::npos ? name : name.substr(scope + 2));
}

std::string integer_name(std::size_t bytes, bool is_signed) {
    if (is_signed && bytes == sizeof(int)) return "int";
    return (is_signed ? "int" : "uint") + std::to_string(bytes * 8);
}

const std::string& text_of(const Value& value, const char* expected) {
    if (value.kind == Value::Kind::text) return value.text;
    if (value.kind == Value::Kind::absent) throw NotConvertible("nothing is given", expected);
    if (value.kind == Value::Kind::null) {
        throw NotConvertible("null can't be expressed here", expected, "a std::optional parameter takes null");
    }
    refuse(value, "is no text", expected);
}

std::int64_t signed_of(const Value& value, std::int64_t least, std::int64_t most) {
    const auto number = parsed<std::int64_t>(value, "a whole number");
    if (number < least || number > most) {
        refuse(value, "is out of range",
               "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return number;
}

std::uint64_t unsigned_of(const Value& value, std::uint64_t most) {
    const auto number = parsed<std::uint64_t>(value, "a whole number, not negative");
    if (number > most) refuse(value, "is out of range", "a whole number from 0 to " + std::to_string(most));
    return number;
}

double number_of(const Value& value, double most) {
    const auto number = parsed<double>(value, "a number");
    if (std::isfinite(number) && std::abs(number) > most) refuse(value, "is out of range", "a number");
    return number;
}

bool boolean_of(const Value& value) {
    const std::string& text = text_of(value, "true or false");
    if (text == "true") return true;
    if (text == "false") return false;
    refuse(value, "is no truth value", "true or false");
}

std::string number_text(double number) {
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, result.ptr};
}

std::string integer_text(std::int64_t number) {
    return std::to_string(number);
}

std::string integer_text(std::uint64_t number) {
    return std::to_string(number);
}

const std::vector<Value>& items_of(const Value& value) {
    if (value.kind == Value::Kind::list) return value.items;
    if (value.kind == Value::Kind::absent) throw NotConvertible("nothing is given", "a list such as <list('a', 'b')>");
    if (value.kind == Value::Kind::null) {
        throw NotConvertible("null can't be expressed here", "a list", "a std::optional parameter takes null");
    }
    refuse(value, "is no list", "a list such as <list('a', 'b')>");
}

ObjectMembers::ObjectMembers(const Value& object, const Schema& schema) : object_(object) {
    if (object.kind != Value::Kind::object) refuse(object, "is no " + schema.name, "its members by name");
    for (const auto& name : object.names) {
        if (schema.find(name) != nullptr) continue;
        throw NotConvertible(schema.name + " has no member \"" + name + '"', {},
                             did_you_mean(name, schema.member_names));
    }
}

void no_such_enumerator(const Value& value, const Schema& schema) {
    throw NotConvertible(
        display(value) + " is no " + schema.name, "one of " + join(schema.enumerators, ", "),
        nearest(value.text, schema.enumerators).empty() ? "" : did_you_mean(value.text, schema.enumerators));
}

}  // namespace detail

const Schema* Schema::find(std::string_view member) const {
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (member_names[i] == member) return &members[i];
    }
    return nullptr;
}

std::string to_string(const Schema& schema) {
    switch (schema.kind) {
    case Schema::Kind::enumeration:
        return "one of " + join(schema.enumerators, ", ");
    case Schema::Kind::list:
        return "list of " + to_string(schema.element.front());
    default:
        return schema.name;
    }
}

}  // namespace offbeat
