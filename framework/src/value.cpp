#include "offbeat/value.hpp"

#include "offbeat/utf8.hpp"

#include <algorithm>
#include <utility>

namespace offbeat {
namespace {

constexpr std::size_t longest_shown = 60;

std::string shortened(std::string_view bytes) {
    const std::size_t length = utf8::length(bytes);
    if (length <= longest_shown) return quoted(bytes);
    std::string_view rest = bytes;
    for (std::size_t i = 0; i < longest_shown / 2; ++i) utf8::take(rest);
    return quoted(bytes.substr(0, bytes.size() - rest.size())) + "… (" + std::to_string(length) + " characters)";
}

std::string display_items(const Value& value) {
    std::string out;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0) out += ", ";
        if (value.kind == Value::Kind::object) out += value.names[i] + ": ";
        out += display(value.items[i]);
    }
    return out;
}

}  // namespace

Value Value::of_kind(Kind kind, std::string text) {
    Value value;
    value.kind = kind;
    value.text = std::move(text);
    return value;
}

Value Value::of_list(std::vector<Value> items) {
    Value value = of_kind(Kind::list);
    value.items = std::move(items);
    return value;
}

Value Value::twice(Value first, Value second) {
    Value value = of_kind(Kind::twice);
    value.items = {std::move(first), std::move(second)};
    return value;
}

Value Value::prepared(std::string what, std::string attribute) {
    Value value = of_kind(Kind::prepared, std::move(what));
    value.names.push_back(std::move(attribute));
    return value;
}

const Value* Value::find(std::string_view name) const {
    if (kind != Kind::object) return nullptr;
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

Value* Value::find(std::string_view name) {
    return const_cast<Value*>(std::as_const(*this).find(name));
}

void Value::set(std::string_view name, Value member) {
    if (Value* present = find(name)) {
        *present = std::move(member);
    } else {
        names.emplace_back(name);
        items.push_back(std::move(member));
    }
}

std::string quoted(std::string_view bytes) {
    return '"' + utf8::visible(bytes) + '"';
}

std::string display(const Value& value) {
    switch (value.kind) {
    case Value::Kind::absent:
        return "absent";
    case Value::Kind::null:
        return "null";
    case Value::Kind::text:
        return shortened(value.text);
    case Value::Kind::list:
        return '[' + display_items(value) + ']';
    case Value::Kind::object:
        return '{' + display_items(value) + '}';
    case Value::Kind::twice:
        return "twice(" + display_items(value) + ')';
    case Value::Kind::json:
        return "JSON " + utf8::visible(value.text);
    case Value::Kind::prepared:
        return value.text + '(' + value.names.front() + ')';
    }
    return {};
}

}  // namespace offbeat
