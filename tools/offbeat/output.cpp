#include "output.hpp"

#include "offbeat/error.hpp"
#include "offbeat/utf8.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace command {
namespace {

void refuse() {
    throw offbeat::EnvironmentError(std::string("can't write the output: ") + std::strerror(errno));
}

void append_unit(std::string& out, unsigned unit) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "\\u%04x", unit);
    out += buffer;
}

void append_escaped(std::string& out, char32_t character) {
    constexpr char32_t supplementary = 0x10000;
    if (character < supplementary) return append_unit(out, static_cast<unsigned>(character));
    const auto offset = static_cast<unsigned>(character - supplementary);
    append_unit(out, 0xD800U + (offset >> 10U));
    append_unit(out, 0xDC00U + (offset & 0x3FFU));
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) refuse();
}

void finish() {
    if (std::fflush(stdout) != 0) refuse();
}

std::string visible_json(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    while (!json.empty()) {
        std::size_t plain = 0;
        while (plain < json.size() && is_ascii(json[plain])) ++plain;
        out += json.substr(0, plain);
        json.remove_prefix(plain);
        if (json.empty()) break;
        const std::string_view before = json;
        const char32_t character = offbeat::utf8::take(json);
        if (offbeat::utf8::invisible(character)) {
            append_escaped(out, character);
        } else {
            out += before.substr(0, before.size() - json.size());
        }
    }
    return out;
}

}  // namespace command
