#pragma once

#include "offbeat/event.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::report {

/// How the cases of a method with dimensions are spread: dimension × class of illegality. Counts only, so its size
/// doesn't grow with the rows; of each cell a few ids are kept.
class Matrix {
public:
    struct Case {
        std::string id;
        Status status;
    };
    struct Cell {
        Summary counts = {};
        std::uint64_t accepted = 0;      ///< illegal requests that weren't refused
        std::uint64_t wrong_reason = 0;  ///< those that were, for another reason than they should
        std::vector<Case> cases = {};    ///< the first of them
        std::uint64_t more = 0;
    };
    struct Line {
        std::string name;
        bool dimension;  ///< declared by the plan; else found in a row's label
        std::vector<Cell> cells = {};
    };

    /// The names of a case's line and column; valid until the next case is counted.
    struct Place {
        std::string_view line;
        std::string_view column;
    };

    explicit Matrix(const std::vector<std::string>& dimensions);

    Place count(const Row& row, Status status);

    /// The dimensions in declaration order, then the null request, then what aims at none of them.
    [[nodiscard]] std::vector<const Line*> lines() const;
    [[nodiscard]] const std::vector<std::string>& classes() const { return classes_; }
    [[nodiscard]] std::uint64_t null_requests() const;
    [[nodiscard]] std::uint64_t total() const { return total_; }

private:
    std::size_t line_of(std::string_view target);
    std::size_t class_of(std::string_view name);

    std::vector<Line> lines_;
    std::size_t dimensions_;
    std::vector<std::string> classes_;
    std::uint64_t total_ = 0;
};

/// The sum of a line's cells.
Summary total_of(const Matrix::Line& line);

/// Adds the verdicts of one to another.
void add(Summary& sum, const Summary& part);

}  // namespace offbeat::report
