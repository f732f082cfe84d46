#include "report/columns.hpp"

#include "offbeat/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace offbeat::report {
namespace {

/// Calls `on_character(its columns, its bytes)`; a malformed byte takes one.
template <class OnCharacter>
void each_character(std::string_view bytes, OnCharacter on_character) {
    while (!bytes.empty()) {
        const std::size_t length = utf8::sequence_length(bytes);
        const std::string_view character = bytes.substr(0, std::max<std::size_t>(length, 1));
        std::string_view rest = character;
        const int width = length == 0 ? 1 : utf8proc_charwidth(static_cast<utf8proc_int32_t>(utf8::take(rest)));
        on_character(static_cast<std::size_t>(std::max(width, 0)), character);
        bytes.remove_prefix(character.size());
    }
}

}  // namespace

std::size_t columns(std::string_view bytes) {
    std::size_t count = 0;
    each_character(bytes, [&](std::size_t width, std::string_view) { count += width; });
    return count;
}

std::string fit(std::string_view bytes, std::size_t most, std::string_view more) {
    if (most == 0) return {};
    if (columns(bytes) <= most) return std::string(bytes);
    const std::size_t room = most - std::min(most, columns(more));
    if (room == 0) return fit(bytes, most, "");
    std::string out;
    std::size_t taken = 0;
    bool full = false;
    each_character(bytes, [&](std::size_t width, std::string_view character) {
        full = full || taken + width > room;
        if (full) return;
        taken += width;
        out += character;
    });
    return out.append(more);
}

std::string fit_end(std::string_view bytes, std::size_t most, std::string_view more) {
    std::size_t left = columns(bytes);
    if (most == 0) return {};
    if (left <= most) return std::string(bytes);
    const std::size_t room = most - std::min(most, columns(more));
    if (room == 0) return fit_end(bytes, most, "");
    std::size_t cut = 0;
    bool cutting = true;
    each_character(bytes, [&](std::size_t width, std::string_view character) {
        // A mark whose letter is gone goes too.
        cutting = cutting && (left > room || width == 0);
        if (!cutting) return;
        left -= width;
        cut += character.size();
    });
    return std::string(more).append(bytes.substr(cut));
}

}  // namespace offbeat::report
