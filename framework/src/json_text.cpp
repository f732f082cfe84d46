#include "offbeat/json_text.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <cstdint>
#include <cstdio>
#include <cstring>

namespace offbeat::json {
namespace {

void append_escaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    char buffer[8];
    std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += buffer;
}

/// Whether a text needs no escape and no look at its UTF-8: most do not, and this takes eight characters at a time.
bool plain(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t highs = 0x8080808080808080ULL;
    const auto has_zero = [](std::uint64_t word) { return (word - ones) & ~word & highs; };
    while (text.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        const std::uint64_t below_blank = (word - ones * 0x20) & ~word & highs;
        if ((word & highs) | below_blank | has_zero(word ^ (ones * '"')) | has_zero(word ^ (ones * '\\')) |
            has_zero(word ^ (ones * 0x7F))) {
            return false;
        }
        text.remove_prefix(sizeof word);
    }
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\') return false;
    }
    return true;
}

void append_plain(std::string& out, std::string_view text) {
    out += '"';
    out += text;
    out += '"';
}

void append_well_formed(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
        out += text.substr(begin, i - begin);
        append_escaped(out, text[i]);
        begin = i + 1;
    }
    out += text.substr(begin);
    out += '"';
}

void append_tagged(std::string& out, std::string_view tag, std::string_view text) {
    out += "{\"";
    out += tag;
    out += "\":";
    append_string(out, text);
    out += '}';
}

void append_items(std::string& out, const Value& value) {
    const bool object = value.kind == Value::Kind::object;
    out += object ? '{' : '[';
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (object) {
            append_key(out, value.names[i]);
        } else if (i > 0) {
            out += ',';
        }
        append_value(out, value.items[i]);
    }
    out += object ? '}' : ']';
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
    if (plain(text)) {
        append_plain(out, text);
    } else if (utf8::valid(text)) {
        append_well_formed(out, text);
    } else {
        append_well_formed(out, utf8::visible(text));
    }
}

void append_bytes(std::string& out, std::string_view bytes) {
    if (plain(bytes)) {
        append_plain(out, bytes);
        return;
    }
    if (utf8::valid(bytes)) {
        append_well_formed(out, bytes);
        return;
    }
    out += "{\"hex\":\"" + to_hex(bytes) + "\",\"text\":";
    append_well_formed(out, utf8::visible(bytes));
    out += '}';
}

void append_key(std::string& out, std::string_view key) {
    const bool first = out.empty() || out.back() == '{' || out.back() == '[';
    if (!first) out += ',';
    append_string(out, key);
    out += ':';
}

void append_value(std::string& out, const Value& value) {
    switch (value.kind) {
    case Value::Kind::absent:
        out += "{\"absent\":true}";
        return;
    case Value::Kind::null:
        out += "null";
        return;
    case Value::Kind::text:
        append_bytes(out, value.text);
        return;
    case Value::Kind::json:
        append_tagged(out, "json", value.text);
        return;
    case Value::Kind::prepared:
        append_tagged(out, "prepared", display(value));
        return;
    case Value::Kind::twice:
        out += "{\"twice\":";
        append_items(out, value);
        out += '}';
        return;
    case Value::Kind::list:
    case Value::Kind::object:
        append_items(out, value);
        return;
    }
}

}  // namespace offbeat::json
