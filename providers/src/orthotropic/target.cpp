#include "target.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "offbeat/value.hpp"

#include <charconv>

namespace offbeat::orthotropic {
namespace {

constexpr const char* a_target = "an attribute, an element of a list, or type:<name>";

bool parse_index(std::string_view text, std::size_t& index) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), index);
    return failed == std::errc{} && end == text.data() + text.size();
}

/// The blanks before a name are ASCII, so that bytes count them.
std::string_view trim_left(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? text : text.substr(begin);
}

std::optional<TargetMistake> parse_element(std::string_view text, Target& target) {
    const std::size_t bracket = text.find('[');
    target.attribute = text.substr(0, bracket);
    if (target.attribute.empty()) return TargetMistake{"a target without an attribute", a_target};
    if (bracket == std::string_view::npos) return std::nullopt;
    if (text.back() != ']')
        return TargetMistake{display(Value::of_text(std::string(text))) + " has no closing bracket", "a ]"};
    const std::string_view element = text.substr(bracket + 1, text.size() - bracket - 2);
    if (element == "last") {
        target.element = Target::Element::last;
    } else if (element == "each") {
        target.element = Target::Element::each;
    } else if (parse_index(element, target.index)) {
        target.element = Target::Element::index;
    } else {
        return TargetMistake{display(Value::of_text(std::string(element))) + " is no element of a list",
                             "a number from 0, last or each"};
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

}  // namespace

Path path_of(std::string_view target) {
    Path path;
    const std::size_t bracket = target.find('[');
    path.names = split(target.substr(0, bracket), '.');
    if (bracket == std::string_view::npos) return path;
    std::size_t index = 0;
    if (parse_index(target.substr(bracket + 1, target.size() - bracket - 2), index)) path.element = index;
    return path;
}

std::optional<TargetMistake> parse_targets(std::string_view cell, Targets& targets) {
    const std::string_view trimmed = trim(cell);
    if (trimmed.rfind("type:", 0) == 0) {
        targets.type = trim(trimmed.substr(5));
        if (targets.type.rfind("std::", 0) == 0) targets.type.erase(0, 5);
        if (targets.type.empty()) return TargetMistake{"type: names no type", "type:<name>"};
        return std::nullopt;
    }
    if (trimmed.empty()) return TargetMistake{"a row without a target", a_target};
    std::size_t at = 0;
    for (const auto& part : split(cell, '|')) {
        Target target;
        target.at = at + (part.size() - trim_left(part).size());
        at += utf8::length(part) + 1;
        if (const auto wrong = parse_element(trim(part), target)) return wrong;
        targets.attributes.push_back(std::move(target));
    }
    return std::nullopt;
}

std::vector<Attribute> attributes_of(const Schema& request) {
    std::vector<Attribute> all;
    collect(request, "", all);
    return all;
}

bool is_of_type(const Schema& schema, const std::string& type) {
    return schema.name == type;
}

}  // namespace offbeat::orthotropic
