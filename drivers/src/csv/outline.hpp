#pragma once

#include "csv/marks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace offbeat::csv {

/// Where cells end in a stretch of text that begins with a record, and what else is to be known of them: each a list of
/// positions from the stretch's beginning, in order, with `none` behind the last.
struct Outline {
    using Position = std::uint16_t;
    static constexpr Position none = 0xFFFF;
    static constexpr std::size_t most_blocks = 64;
    static constexpr std::size_t most_bytes = most_blocks * marked_bytes;
    /// One before the first is free, and there is room for `none` and for more that is written than counts.
    using List = std::array<Position, most_bytes + 16>;

    List cuts;              ///< commas between cells, and line feeds between records
    List inner;             ///< line feeds in quotes
    List doubled;           ///< second quotes of two within a cell
    Position bad = none;    ///< where it is known at the latest that a record isn't RFC 4180's
    bool is_ascii = false;  ///< all of it
};

/// Outlines a stretch of so many times 64 bytes.
using OutlineMaker = void (*)(const char* text, std::size_t blocks, Outline& outline);

void outline_portably(const char* text, std::size_t blocks, Outline& outline);
/// The quickest that this machine can run.
[[nodiscard]] OutlineMaker quickest_outline();

}  // namespace offbeat::csv
