#include "config_target.hpp"

#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <algorithm>

namespace command {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

ConfigTarget read(std::string_view text) {
    const std::size_t bracket = text.find('[');
    if (text.empty() || bracket == 0) return {{}, false, "a target without an attribute"};
    if (bracket == std::string_view::npos) return {std::string(text), false};
    if (text.back() != ']') return {std::string(text), true, offbeat::quoted(text) + " has no closing bracket"};
    const std::string_view element = text.substr(bracket + 1, text.size() - bracket - 2);
    if (element == "last" || element == "each" || is_number(element)) return {std::string(text), true};
    return {std::string(text), true, offbeat::quoted(element) + " is no element of a list"};
}

}  // namespace

std::vector<ConfigTarget> targets_of(std::string_view cell) {
    cell = offbeat::trim(cell);
    if (cell.starts_with("type:")) {
        std::string_view type = offbeat::trim(cell.substr(5));
        if (type.starts_with("std::")) type.remove_prefix(5);
        return {{"type:" + std::string(type), false, type.empty() ? "type: names no type" : ""}};
    }
    if (cell.empty()) return {{{}, false, "a row without a target"}};
    std::vector<ConfigTarget> targets;
    for (const auto& part : offbeat::split(cell, '|')) targets.push_back(read(offbeat::trim(part)));
    return targets;
}

}  // namespace command
