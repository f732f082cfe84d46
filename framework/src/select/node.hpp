#pragma once

#include "pattern.hpp"
#include "select/expression.hpp"

#include <memory>
#include <optional>
#include <string>

namespace offbeat::select {

/// One side of a comparison.
struct Operand {
    enum class Kind { name, text, null, absent, empty } kind = Kind::name;
    std::string text = {};
    bool number = false;  ///< written without quotes
};

enum class Relation { equal, unequal, less, at_most, greater, at_least, matches, differs };

/// A part of an expression.
struct Expression::Node {
    enum class Kind { any, all, none, comparison, truth, group } kind = Kind::any;
    std::vector<std::shared_ptr<const Node>> parts = {};  ///< of any, all, none
    Operand left = {};                                    ///< a name, or a group's
    Relation relation = Relation::equal;
    Operand right = {};
    std::optional<Pattern> pattern = {};

    [[nodiscard]] bool holds(const Candidate& row) const;
};

}  // namespace offbeat::select
