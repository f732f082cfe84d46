#pragma once

#include "offbeat/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::expression {

/// What an expression may ask about the place where its value goes. The defaults answer "not here", so that
/// a plain driver's cell needs no context of its own.
class Context {
public:
    Context() = default;
    Context(const Context&) = default;
    Context& operator=(const Context&) = default;
    virtual ~Context() = default;

    /// The attribute that the value is for, as messages name it; empty where there is none.
    [[nodiscard]] virtual std::string target() const { return {}; }

    /// The attribute's legal value, which `len(17)` imitates.
    [[nodiscard]] virtual const Value* legal() const { return nullptr; }

    /// Whether the attribute is a list, so that `empty` is `[]`.
    [[nodiscard]] virtual bool is_list() const { return false; }

    /// The declared bound of the attribute, in decimal.
    /// \param which max or min
    /// \param of_length of its length (a list's: as the list declares it), not of its value
    [[nodiscard]] virtual std::optional<std::string> bound(std::string_view which, bool of_length) const;

    /// The value of another attribute of the same request; null pointer where there is no such attribute.
    [[nodiscard]] virtual const Value* attribute(std::string_view name) const;

    /// The attributes that a name may mean. Empty: names aren't checked here.
    [[nodiscard]] virtual std::vector<std::string> attribute_names() const { return {}; }

    /// The folder of the file that the cell stands in, for file(). Empty: no files here.
    [[nodiscard]] virtual std::string folder() const { return {}; }
};

}  // namespace offbeat::expression
