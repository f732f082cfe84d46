#pragma once

#include "offbeat/error.hpp"

#include <cstddef>
#include <string>

namespace command {

/// What is wrong, printed as it is found: one line a problem.
class Findings {
public:
    void add(const offbeat::Problem& problem);
    /// A line that a program printed of itself.
    void add_line(const std::string& line);

    [[nodiscard]] std::size_t count() const { return count_; }

private:
    std::size_t count_ = 0;
};

}  // namespace command
