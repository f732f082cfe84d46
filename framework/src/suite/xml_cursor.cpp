#include "suite/xml_cursor.hpp"

#include <algorithm>

namespace offbeat::suite {

void Cursor::skip(std::size_t count) {
    for (const std::size_t end = std::min(at_ + count, text_.size()); at_ < end; ++at_) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (byte == '\n') {
            ++line_;
            column_ = 1;
        } else if ((byte & 0xC0U) != 0x80U) {  // a character's first byte
            ++column_;
        }
    }
}

bool Cursor::takes(std::string_view what) {
    if (!is_next(what)) return false;
    skip(what.size());
    return true;
}

void Cursor::blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') skip(1);
}

void Cursor::skip_behind(std::string_view what, const Location& opened, const char* kind) {
    const std::size_t found = rest().find(what);
    if (found == std::string_view::npos)
        refuse_xml(opened, std::string(kind) + " never ends", '"' + std::string(what) + '"');
    skip(found + what.size());
}

void Cursor::refuse(const std::string& what, const std::string& expected) const {
    refuse_xml(where(), what, expected);
}

void refuse_xml(const Location& where, const std::string& what, const std::string& expected) {
    throw SetupError({where, "no well-formed XML: " + what, expected});
}

}  // namespace offbeat::suite
