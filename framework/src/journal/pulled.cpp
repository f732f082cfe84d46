#include "journal/pulled.hpp"

#include <charconv>
#include <string_view>

namespace offbeat::journal {

using json::Pull;

std::vector<std::string> strings(Pull& line) {
    std::vector<std::string> all;
    while (line.next_item()) line.string(all.emplace_back());
    return all;
}

void place(Pull& line, std::string& scratch, Location& where) {
    line.string(scratch);
    where.line = where.column = 0;
    std::string_view rest = scratch;
    int* const numbers[] = {&where.column, &where.line};
    int found[2] = {};
    int count = 0;
    for (; count < 2; ++count) {
        const auto colon = rest.rfind(':');
        if (colon == std::string_view::npos || colon + 1 == rest.size()) break;
        const auto [end, wrong] = std::from_chars(rest.data() + colon + 1, rest.data() + rest.size(), found[count]);
        if (wrong != std::errc() || end != rest.data() + rest.size()) break;
        rest = rest.substr(0, colon);
    }
    if (count == 1) where.line = found[0];
    for (int i = 0; count == 2 && i < 2; ++i) *numbers[i] = found[i];
    if (where.file.str() != rest) where.file = std::string(rest);
}

}  // namespace offbeat::journal
