#pragma once

#include "offbeat/expression/function.hpp"

namespace offbeat::expression {

/// The known expressions. Registrations are a list through the objects themselves, so that registering
/// can neither throw nor depend on the order of static initialisation.
class Registry {
public:
    /// With the built-in expressions in it.
    static const Registry& instance();

    [[nodiscard]] Function find(std::string_view name) const;
    [[nodiscard]] bool clashes(std::string_view name) const;
    /// All that a name in an expression may be, sorted; `max` and `min` too.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    friend class Registration;
    static constinit const Registration* last;
};

/// Registers null, absent, empty, blank, repeat, len, … Explicit, for a linker drops objects that only register
/// themselves.
void register_builtin_expressions();

}  // namespace offbeat::expression
