#include "offbeat/value.hpp"

#include "offbeat/utf8.hpp"

#include <algorithm>
#include <utility>

namespace offbeat {
namespace {

constexpr std::size_t longest_shown = 60;

void append_shortened(std::string& out, std::string_view bytes) {
    if (bytes.size() <= longest_shown && utf8::plain(bytes)) {
        const std::size_t begin = out.size();
        out.resize(begin + bytes.size() + 2);
        out[begin] = '"';
        bytes.copy(&out[begin + 1], bytes.size());
        out.back() = '"';
        return;
    }
    const std::size_t length = utf8::length(bytes);
    if (length <= longest_shown) {
        out += quoted(bytes);
        return;
    }
    std::string_view rest = bytes;
    for (std::size_t i = 0; i < longest_shown / 2; ++i) utf8::take(rest);
    out += quoted(bytes.substr(0, bytes.size() - rest.size())) + "… (" + std::to_string(length) + " characters)";
}

void append_items(std::string& out, const Value& value) {
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0) out += ", ";
        if (value.kind == Value::Kind::object) out += value.names[i] + ": ";
        append_display(out, value.items[i]);
    }
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

void Value::become_text(std::string_view bytes) {
    kind = Kind::text;
    text.assign(bytes);
    names.clear();
    items.clear();
}

void Value::become_absent() {
    kind = Kind::absent;
    text.clear();
    names.clear();
    items.clear();
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

void append_display(std::string& out, const Value& value) {
    switch (value.kind) {
    case Value::Kind::absent:
        out += "absent";
        return;
    case Value::Kind::null:
        out += "null";
        return;
    case Value::Kind::text:
        append_shortened(out, value.text);
        return;
    case Value::Kind::list:
        out += '[';
        append_items(out, value);
        out += ']';
        return;
    case Value::Kind::object:
        out += '{';
        append_items(out, value);
        out += '}';
        return;
    case Value::Kind::twice:
        out += "twice(";
        append_items(out, value);
        out += ')';
        return;
    case Value::Kind::json:
        out += "JSON " + utf8::visible(value.text);
        return;
    case Value::Kind::prepared:
        out += value.text + '(' + value.names.front() + ')';
        return;
    }
}

std::string display(const Value& value) {
    std::string out;
    append_display(out, value);
    return out;
}

}  // namespace offbeat
