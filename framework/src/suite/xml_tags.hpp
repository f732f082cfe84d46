#pragma once

#include "offbeat/location.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace offbeat::suite {

/// An element's start tag, and where it stands: Boost.PropertyTree keeps no places.
struct Tag {
    std::string_view name;
    Location where;
    std::vector<Location> attributes;  ///< in their order
};

/// All start tags of a text in the document's order, which is that of a tree's elements. It passes over what
/// Boost.PropertyTree passes over, byte by byte as that does; and what that would take although it is no XML (an end
/// tag of another name, an unknown entity, bytes that are no text), or follow too deep, is refused here.
/// \throws SetupError with the place of what is no well-formed XML
std::vector<Tag> start_tags(const FileName& file, std::string_view text);

}  // namespace offbeat::suite
