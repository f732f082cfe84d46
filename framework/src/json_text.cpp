#include "offbeat/json_text.hpp"

#include "offbeat/eight_bytes.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>
#include <cstdio>

namespace offbeat::json {
namespace {

/// The letter behind the backslash, for characters that have such an escape; else 0.
char short_escape(char c) {
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return '\0';
    }
}

void append_escaped(std::string& out, char c) {
    if (const char letter = short_escape(c); letter != '\0') {
        out += '\\';
        out += letter;
        return;
    }
    char buffer[8];
    std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += buffer;
}

/// Writes a text of printable ASCII and characters with a short escape, as nearly all are, eight bytes at a time.
/// Null where it holds anything else.
/// \param to has room for twice the text and for eight bytes more
char* write_simple(char* to, std::string_view text) {
    const char* from = text.data();
    const char* const end = from + text.size();
    while (from != end) {
        const std::size_t there = std::min(static_cast<std::size_t>(end - from), eight::size);
        const std::uint64_t word = there == eight::size ? eight::load(from) : eight::load_few(from, there);
        const std::uint64_t marks = eight::unprintable(word) | eight::equal(word, '"') | eight::equal(word, '\\');
        eight::store(to, word);
        const std::size_t taken = marks == 0 ? there : eight::before(marks);
        from += taken;
        to += taken;
        if (marks == 0) continue;
        const char letter = short_escape(*from++);
        if (letter == '\0') return nullptr;
        *to++ = '\\';
        *to++ = letter;
    }
    return to;
}

/// False, with `out` as it was, where there is anything in it that needs a closer look.
bool append_simple(std::string& out, std::string_view text) {
    constexpr std::size_t at_once = 128;
    const std::size_t begin = out.size();
    out += '"';
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, at_once);
        char written[2 * at_once + eight::size];
        const char* const end = write_simple(written, piece);
        if (end == nullptr) {
            out.resize(begin);
            return false;
        }
        out.append(written, static_cast<std::size_t>(end - written));
        text.remove_prefix(piece.size());
    }
    out += '"';
    return true;
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
    if (append_simple(out, text)) return;
    if (utf8::valid(text)) {
        append_well_formed(out, text);
    } else {
        append_well_formed(out, utf8::visible(text));
    }
}

void append_bytes(std::string& out, std::string_view bytes) {
    if (append_simple(out, bytes)) return;
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
