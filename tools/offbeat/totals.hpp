#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace command {

/// What the last line of a plan says: `62 rows in 2 methods, 0 problems`.
struct Totals {
    std::uint64_t rows = 0, methods = 0, problems = 0;

    Totals& operator+=(const Totals& other);
};

/// Nothing where the line is another one.
std::optional<Totals> read_totals(std::string_view line);

std::string to_string(const Totals& totals);

}  // namespace command
