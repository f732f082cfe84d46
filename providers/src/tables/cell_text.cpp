#include "cell_text.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>

namespace offbeat::tables {
namespace {

/// `<'a\0b'>`
std::string escaped(const std::string& text) {
    std::string out = "<'";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\\' || c == '\'') {
            out += std::string("\\") + c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\x" + to_hex({&c, 1});
        } else {
            out += c;
        }
    }
    return out + "'>";
}

bool needs_escapes(const std::string& text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

}  // namespace

std::string cell_text(const Value& value) {
    if (value.kind == Value::Kind::null) return "<null>";
    if (value.kind != Value::Kind::text) return "";
    const std::string& text = value.text;
    if (text.empty()) return "<empty>";
    if (!utf8::valid(text)) return "<hex(" + to_hex(text) + ")>";
    if (needs_escapes(text)) return escaped(text);
    return text.front() == '<' ? '<' + text : text;
}

std::string record_of(const std::vector<std::string>& cells) {
    std::string text;
    for (const auto& cell : cells) {
        if (&cell != &cells.front()) text += ',';
        if (cell.find_first_of(",\"\n\r") == std::string::npos) {
            text += cell;
            continue;
        }
        text += '"';
        for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
    }
    return text + '\n';
}

}  // namespace offbeat::tables
