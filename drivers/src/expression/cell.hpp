#pragma once

#include "offbeat/error.hpp"
#include "offbeat/expression/function.hpp"

#include <string>

namespace offbeat::expression {

/// A cell and where it stands.
struct Cell {
    std::string text = {};
    Location where = {};
    bool quoted = false;

    /// The place of a byte of the text.
    [[nodiscard]] Location location_of(std::size_t byte) const;

    /// Throws the mistake as a SetupError at its place.
    [[noreturn]] void refuse(const Mistake& mistake) const;
};

}  // namespace offbeat::expression
