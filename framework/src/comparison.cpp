#include "offbeat/comparison.hpp"

#include "assertions.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

namespace offbeat::detail {
namespace {

constexpr std::size_t longest_shown = 100;                    // bytes of a side
constexpr std::size_t longest_told = std::size_t{16} * 1024;  // of one that reports show beside the other
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

/// The sides of the newest comparison that failed, and which explanation they belong to. Beside it, since an Outcome of
/// more than a pointer would cost every assertion.
thread_local const std::string* latest = nullptr;
thread_local Compared latest_sides;

constexpr std::size_t most_differences = 10;
constexpr std::size_t at_a_glance = 60;  // bytes of both sides, in which anybody sees what differs

/// In which parts two objects of one type differ, where looking for them is work: `; they differ in amount: 3 != 4`.
std::string differences(const void* left, const void* right, Print show, std::size_t length) {
    if (length <= at_a_glance) return {};
    const auto parts = parts_of(left, show);
    const auto others = parts_of(right, show);
    const auto is_named = [](const Part& part) { return part.named; };
    if (length <= longest_shown && std::ranges::none_of(parts, is_named) && std::ranges::none_of(others, is_named))
        return {};
    std::map<std::string_view, const Part*> by_path;
    for (const auto& other : others) by_path.emplace(other.path, &other);
    std::string out;
    std::size_t count = 0;
    const auto tell = [&](const std::string& path, const std::string& one, const std::string& other) {
        if (++count > most_differences) return;
        const auto sides = shortened(one, other, false);
        out += (out.empty() ? "" : ", ") + path + ": " + sides.first + " != " + sides.second;
    };
    for (const auto& part : parts) {
        const auto other = by_path.find(part.path);
        if (other == by_path.end()) {
            tell(part.path, part.text, "nothing");
            continue;
        }
        if (other->second->text != part.text) tell(part.path, part.text, other->second->text);
        by_path.erase(other);
    }
    for (const auto& other : others) {
        if (by_path.contains(other.path)) tell(other.path, "nothing", other.text);
    }
    if (count == 0 || (count == 1 && parts.size() == 1)) return {};
    if (count > most_differences) out += " and " + std::to_string(count - most_differences) + " more";
    return "; they differ in " + out;
}

}  // namespace

Outcome explained(const void* left, Print show_left, const char* instead, const void* right, Print show_right) {
    const auto left_text = text_of(left, show_left);
    const auto right_text = text_of(right, show_right);
    const bool are_texts = left_text && right_text;
    const std::string shown_left = are_texts ? std::string(*left_text) : shown(left, show_left);
    const std::string shown_right = are_texts ? std::string(*right_text) : shown(right, show_right);
    const auto sides = shortened(shown_left, shown_right, are_texts);
    const std::string_view relation = instead;
    if (relation.starts_with("not ")) {
        return Outcome(
            new std::string("not " + sides.first + ' ' + std::string(relation.substr(4)) + ' ' + sides.second));
    }
    std::string text = sides.first + ' ' + instead + ' ' + sides.second;
    if (relation == "!=" && show_left == show_right && !left_text)
        text += differences(left, right, show_left, sides.first.size() + sides.second.size());
    const auto* const wrong = new std::string(std::move(text));
    if (relation == "!=") {
        latest = wrong;
        latest_sides = {part_of(shown_left, 0, longest_told, are_texts),
                        part_of(shown_right, 0, longest_told, are_texts)};
    }
    return Outcome(wrong);
}

Outcome explained(const void* value, Print show) {
    const std::string text = shown(value, show);
    return Outcome(new std::string(part_of(text, 0, longest_shown, false)));
}

std::optional<Compared> sides_of(const std::string* wrong) {
    if (wrong == nullptr || std::exchange(latest, nullptr) != wrong) return std::nullopt;
    return std::move(latest_sides);
}

}  // namespace offbeat::detail
