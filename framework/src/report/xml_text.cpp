#include "report/xml_text.hpp"

#include "offbeat/eight_bytes.hpp"
#include "offbeat/utf8.hpp"

namespace offbeat::report {
namespace {

/// How many characters at the beginning stand for themselves.
std::size_t plain_prefix(std::string_view text) {
    for (std::size_t length = 0; length < text.size(); length += eight::size) {
        const char* const at = text.data() + length;
        const std::size_t left = text.size() - length;
        const std::uint64_t word = left >= eight::size ? eight::load(at) : eight::load_few(at, left);
        const std::uint64_t marks = eight::unprintable(word) | eight::equal(word, '<') | eight::equal(word, '>') |
                                    eight::equal(word, '&') | eight::equal(word, '"') | eight::equal(word, '\'');
        if (marks != 0) return length + eight::before(marks);
    }
    return text.size();
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
        const std::size_t length = plain_prefix(text);
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
