#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// What a C++ type looks like to a driver: made from Boost.Describe by schema_of<T>().
struct Schema {
    enum class Kind { text, integer, number, boolean, duration, enumeration, list, object };

    Kind kind = Kind::text;
    std::string name = {};                      ///< as a config's `type:` row spells it: string, int, list, Address …
    bool optional = false;                      ///< null can be expressed
    std::vector<std::string> enumerators = {};  ///< of an enumeration
    std::vector<Schema> element = {};           ///< of a list: exactly one
    std::vector<std::string> member_names = {};
    std::vector<Schema> members = {};  ///< of an object, in declaration order

    /// A member of this object by its name; null pointer where there is none.
    [[nodiscard]] const Schema* find(std::string_view member) const;
};

/// The type as a person would name it: `string`, `list of string`, `one of ORDER, PAY`.
std::string to_string(const Schema& schema);

}  // namespace offbeat
