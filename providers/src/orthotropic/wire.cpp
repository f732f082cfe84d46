#include "offbeat/orthotropic/wire.hpp"

namespace offbeat {
namespace {

/// As a JSON string; what is malformed stays so.
void append_text(std::string& out, const std::string& bytes) {
    constexpr const char* digits = "0123456789abcdef";
    out += '"';
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (byte < 0x20) {
            out += std::string("\\u00") + digits[byte >> 4U] + digits[byte & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

bool stands_as_it_is(const Schema& schema) {
    using Kind = Schema::Kind;
    return schema.kind == Kind::integer || schema.kind == Kind::number || schema.kind == Kind::boolean;
}

void append(std::string& out, const Value& value, const Schema& schema);

void append_member(std::string& out, bool& first, const std::string& name, const Value& value, const Schema& schema) {
    if (value.kind == Value::Kind::absent) return;
    if (value.kind == Value::Kind::twice) {
        for (const Value& item : value.items) append_member(out, first, name, item, schema);
        return;
    }
    if (!first) out += ',';
    first = false;
    append_text(out, name);
    out += ':';
    append(out, value, schema);
}

void append_object(std::string& out, const Value& object, const Schema& schema) {
    out += '{';
    bool first = true;
    for (std::size_t i = 0; i < object.items.size(); ++i) {
        const Schema* member = schema.find(object.names[i]);
        append_member(out, first, object.names[i], object.items[i], member == nullptr ? Schema{} : *member);
    }
    out += '}';
}

void append_list(std::string& out, const Value& list, const Schema& schema) {
    const Schema element = schema.element.empty() ? Schema{} : schema.element.front();
    out += '[';
    bool first = true;
    for (const Value& item : list.items) {
        if (item.kind == Value::Kind::absent) continue;
        if (!first) out += ',';
        first = false;
        append(out, item, element);
    }
    out += ']';
}

void append(std::string& out, const Value& value, const Schema& schema) {
    switch (value.kind) {
    case Value::Kind::absent:
    case Value::Kind::null:
        out += "null";
        return;
    case Value::Kind::text:
        stands_as_it_is(schema) ? static_cast<void>(out += value.text) : append_text(out, value.text);
        return;
    case Value::Kind::json:
        out += value.text;
        return;
    case Value::Kind::object:
        append_object(out, value, schema);
        return;
    case Value::Kind::list:
        append_list(out, value, schema);
        return;
    case Value::Kind::twice:  // in a list: both
        append(out, value.items.front(), schema);
        out += ',';
        append(out, value.items.back(), schema);
        return;
    case Value::Kind::prepared:
        throw NotConvertible(display(value) + " is known only when the row runs", "a request that goes out");
    }
}

}  // namespace

std::string wire_json(const Value& request, const Schema& schema) {
    std::string body;
    append(body, request, schema);
    return body;
}

}  // namespace offbeat
