#pragma once

#include <cstdint>
#include <string>

namespace offbeat {

/// How many of a group's rows must pass (`--gate fault=80`), or of a method's (`.successPercentage`), and how many did.
struct Gate {
    std::string group;    ///< empty: a method's
    double wanted = 100;  ///< percent of the judged rows
    std::uint64_t passed = 0;
    std::uint64_t judged = 0;  ///< passed, flaky, failed or broken; a skipped row proves nothing either way
    std::string class_name = {};
    std::string method = {};

    /// Percent; 0 where nothing was judged.
    [[nodiscard]] double got() const;
    /// Where no row was judged a group's gate is red, whatever it wants.
    [[nodiscard]] bool green() const;
};

}  // namespace offbeat
