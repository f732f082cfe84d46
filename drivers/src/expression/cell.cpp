#include "expression/cell.hpp"

#include <algorithm>

namespace offbeat::expression {

Location Cell::location_of(std::size_t byte) const {
    Location place = where;
    if (place.column == 0) return place;
    if (quoted) ++place.column;
    for (std::size_t i = 0; i < std::min(byte, text.size()); ++i) {
        const char c = text[i];
        const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else if (!continues) {
            place.column += quoted && c == '"' ? 2 : 1;
        }
    }
    return place;
}

void Cell::refuse(const Mistake& mistake) const {
    throw SetupError({location_of(mistake.at()), mistake.what(), mistake.expected(), mistake.hint()});
}

}  // namespace offbeat::expression
