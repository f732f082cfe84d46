#include "report/xml_text.hpp"

#include "offbeat/utf8.hpp"

namespace offbeat::report {
namespace {

bool plain(unsigned char c) {
    return c >= 0x20 && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '"' && c != '\'';
}

/// What stands for an ASCII character; null where it stands for itself or has no place in XML.
const char* reference(char c, bool attribute) {
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";  // for ]]>
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\r':
        return "&#13;";
    case '\n':
        return attribute ? "&#10;" : "\n";
    case '\t':
        return attribute ? "&#9;" : "\t";
    default:
        return nullptr;
    }
}

/// A well-formed character beyond ASCII that XML 1.0 refuses. DEL is legal, but it shows nothing.
bool illegal(std::string_view character) {
    if (character.size() == 1) return true;
    return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

void append(std::string& out, std::string_view text, bool attribute) {
    while (!text.empty()) {
        std::size_t length = 0;
        while (length < text.size() && plain(static_cast<unsigned char>(text[length]))) ++length;
        out += text.substr(0, length);
        text.remove_prefix(length);
        if (text.empty()) return;
        if (const char* instead = reference(text.front(), attribute)) {
            out += instead;
            text.remove_prefix(1);
            continue;
        }
        const std::size_t taken = utf8::sequence_length(text);
        const std::string_view character = text.substr(0, taken == 0 ? 1 : taken);
        if (taken == 0 || illegal(character)) {
            out += utf8::visible(character);
        } else {
            out += character;
        }
        text.remove_prefix(character.size());
    }
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
    append(out, text, false);
}

void append_xml_attribute(std::string& out, std::string_view text) {
    append(out, text, true);
}

}  // namespace offbeat::report
