#pragma once

#include "offbeat/schema.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::orthotropic {

/// Where a target points within a request: `owner.name`, `fundAccounts[0]`.
struct Path {
    std::vector<std::string> names;
    std::optional<std::size_t> element;
};

/// Takes a resolved target apart (no `[each]`, no `[last]`).
Path path_of(std::string_view target);

/// One target of a config's row, as it was written.
struct Target {
    enum class Element { none, index, last, each };

    std::string attribute;  ///< `owner.name`
    Element element = Element::none;
    std::size_t index = 0;
    std::size_t at = 0;  ///< its first character within the cell, in characters
};

/// What a config's target cell says: attributes, or a type.
struct Targets {
    std::vector<Target> attributes;
    std::string type;  ///< `string` for `type:string`
};

/// What is wrong with a target cell.
struct TargetMistake {
    std::string what, expected;
};

/// \returns what is wrong with the cell's text instead, where it can't be taken apart
std::optional<TargetMistake> parse_targets(std::string_view cell, Targets& targets);

/// Every attribute of a request, those of nested structs by their path (`owner`, `owner.name`).
struct Attribute {
    std::string path;
    const Schema* schema;
    bool leaf;  ///< false for a nested struct as a whole
    bool top;   ///< of the request itself: a type's row reaches it
};
std::vector<Attribute> attributes_of(const Schema& request);

/// Whether a `type:` row means this attribute.
bool is_of_type(const Schema& schema, const std::string& type);

}  // namespace offbeat::orthotropic
