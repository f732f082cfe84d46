#pragma once

#include "offbeat/location.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace offbeat::suite {

struct Attribute {
    std::string name;
    std::string value;
    Location where;
};

/// An element of an XML file, with its place.
struct Element {
    std::string name;
    Location where;
    std::vector<Attribute> attributes = {};
    std::vector<Element> children = {};
    bool has_text = false;  ///< more than blanks

    /// Null where there is none.
    [[nodiscard]] const Attribute* find(std::string_view attribute) const;
    /// An attribute's value; empty where there is none.
    [[nodiscard]] std::string value(std::string_view attribute) const;
    /// Where an attribute stands; where there is none, the element.
    [[nodiscard]] const Location& place(std::string_view attribute) const;
};

/// Reads an XML text: its one outer element.
/// \throws SetupError for what is no well-formed XML in UTF-8, and for what is larger or deeper than a suite file is
Element read_xml(const FileName& file, std::string_view text);

/// The largest file that is read.
inline constexpr std::size_t largest_file = 16 * 1024 * 1024;

}  // namespace offbeat::suite
