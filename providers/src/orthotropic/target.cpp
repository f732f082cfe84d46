#include "target.hpp"

#include "offbeat/text.hpp"

#include <charconv>

namespace offbeat::orthotropic {
namespace {

bool parse_index(std::string_view text, std::size_t& index) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), index);
    return failed == std::errc{} && end == text.data() + text.size();
}

std::optional<std::string> parse_element(std::string_view text, Target& target) {
    const std::size_t bracket = text.find('[');
    target.attribute = text.substr(0, bracket);
    if (target.attribute.empty()) return "a target without an attribute";
    if (bracket == std::string_view::npos) return std::nullopt;
    if (text.back() != ']') return "\"" + std::string(text) + "\" has no closing bracket";
    const std::string_view element = text.substr(bracket + 1, text.size() - bracket - 2);
    if (element == "last") {
        target.element = Target::Element::last;
    } else if (element == "each") {
        target.element = Target::Element::each;
    } else if (parse_index(element, target.index)) {
        target.element = Target::Element::index;
    } else {
        return "\"" + std::string(element) + "\" is no element of a list; expected a number from 0, last or each";
    }
    return std::nullopt;
}

void collect(const Schema& schema, const std::string& prefix, std::vector<Attribute>& all) {
    for (std::size_t i = 0; i < schema.members.size(); ++i) {
        const Schema& member = schema.members[i];
        const bool nested = member.kind == Schema::Kind::object;
        const std::string path = prefix + schema.member_names[i];
        all.push_back({path, &member, !nested, prefix.empty()});
        if (nested) collect(member, path + '.', all);
    }
}

} // namespace

Path path_of(std::string_view target) {
    Path path;
    const std::size_t bracket = target.find('[');
    path.names = split(target.substr(0, bracket), '.');
    if (bracket == std::string_view::npos) return path;
    std::size_t index = 0;
    if (parse_index(target.substr(bracket + 1, target.size() - bracket - 2), index)) path.element = index;
    return path;
}

std::optional<std::string> parse_targets(std::string_view cell, Targets& targets) {
    if (cell.rfind("type:", 0) == 0) {
        targets.type = trim(cell.substr(5));
        if (targets.type.rfind("std::", 0) == 0) targets.type.erase(0, 5);
        return targets.type.empty() ? std::optional<std::string>("type: names no type") : std::nullopt;
    }
    std::size_t at = 0;
    for (const auto& part : split(cell, '|')) {
        Target target;
        target.at = at;
        at += part.size() + 1;
        if (const auto wrong = parse_element(trim(part), target)) return wrong;
        targets.attributes.push_back(std::move(target));
    }
    return targets.attributes.empty() ? std::optional<std::string>("a row without a target") : std::nullopt;
}

std::vector<Attribute> attributes_of(const Schema& request) {
    std::vector<Attribute> all;
    collect(request, "", all);
    return all;
}

bool is_of_type(const Schema& schema, const std::string& type) { return schema.name == type; }

} // namespace offbeat::orthotropic
