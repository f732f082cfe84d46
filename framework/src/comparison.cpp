#include "offbeat/comparison.hpp"

#include "offbeat/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

namespace offbeat::detail {
namespace {

constexpr std::size_t longest_shown = 100;  // bytes of a side
constexpr std::size_t before_difference = 30;
constexpr std::size_t behind_difference = 60;

/// The bytes of a text, where the object is one.
std::optional<std::string_view> text_of(const void* object, Print show) {
    if (show == print_string) return *static_cast<const std::string*>(object);
    if (show == print_view) return *static_cast<const std::string_view*>(object);
    return {};
}

std::size_t character_start(std::string_view text, std::size_t at) {
    for (std::size_t back = 0; back < 3 && at > 0 && at < text.size(); ++back, --at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) break;
    }
    return at;
}

/// A part of a side, with what is left out told.
std::string part_of(std::string_view side, std::size_t begin, std::size_t end, bool is_text) {
    begin = character_start(side, begin);
    end = character_start(side, std::min(end, side.size()));
    const std::string_view part = side.substr(begin, end - begin);
    std::string out = begin > 0 ? "…" : "";
    out += is_text ? quoted(part) : std::string(part);
    if (end < side.size()) out += "…";
    return out;
}

/// Both sides; long ones from a little before the first difference on.
std::pair<std::string, std::string> shortened(std::string_view left, std::string_view right, bool are_texts) {
    if (left.size() <= longest_shown && right.size() <= longest_shown) {
        return {part_of(left, 0, left.size(), are_texts), part_of(right, 0, right.size(), are_texts)};
    }
    const auto first = std::ranges::mismatch(left, right);
    auto at = static_cast<std::size_t>(first.in1 - left.begin());
    const bool differ = at < left.size() || at < right.size();
    at = differ ? std::min(character_start(left, at), character_start(right, at)) : 0;
    const std::size_t begin = at > longest_shown / 2 ? at - before_difference : 0;
    std::pair<std::string, std::string> parts{part_of(left, begin, at + behind_difference, are_texts),
                                              part_of(right, begin, at + behind_difference, are_texts)};
    if (are_texts) {
        parts.first += " (" + std::to_string(utf8::length(left)) + " characters)";
        parts.second += " (" + std::to_string(utf8::length(right)) + " characters";
        if (differ)
            parts.second += ", from number " + std::to_string(utf8::length(left.substr(0, at)) + 1) + " on another";
        parts.second += ')';
    }
    return parts;
}

}  // namespace

Outcome explained(const void* left, Print show_left, const char* instead, const void* right, Print show_right) {
    const auto left_text = text_of(left, show_left);
    const auto right_text = text_of(right, show_right);
    const auto sides = left_text && right_text ? shortened(*left_text, *right_text, true)
                                               : shortened(shown(left, show_left), shown(right, show_right), false);
    const std::string_view relation = instead;
    if (relation.starts_with("not ")) {
        return Outcome(
            new std::string("not " + sides.first + ' ' + std::string(relation.substr(4)) + ' ' + sides.second));
    }
    return Outcome(new std::string(sides.first + ' ' + instead + ' ' + sides.second));
}

Outcome explained(const void* value, Print show) {
    const std::string text = shown(value, show);
    return Outcome(new std::string(part_of(text, 0, longest_shown, false)));
}

}  // namespace offbeat::detail
