#pragma once

#include "offbeat/eight_bytes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

namespace offbeat::csv {

/// Bytes that must follow a text handed to the scanners, each '\n': they load whole words and have no other end, and
/// split() loads 64 bytes.
constexpr std::size_t sentinel_bytes = 64;

/// Finds the first byte that `marked` marks in a word; gathers in `seen` the bits of all bytes before it,
/// which tells whether any of them isn't ASCII.
template <class Marked>
const char* scan(const char* at, std::uint64_t& seen, Marked marked) {
    for (;; at += sizeof(std::uint64_t)) {
        const std::uint64_t bytes = eight::load(at);
        const std::uint64_t marks = marked(bytes);
        if (marks == 0) {
            seen |= bytes;
            continue;
        }
        const int before = std::countr_zero(marks) - 7;  // in bits
        seen |= bytes & ((std::uint64_t{1} << static_cast<unsigned>(before)) - 1);
        return at + before / 8;
    }
}

/// The first comma, quote, or control up to CR (NUL, LF and CR among them).
inline const char* scan_unquoted(const char* at, std::uint64_t& seen) {
    return scan(at, seen, [](std::uint64_t bytes) {
        return eight::equal(bytes, ',') | eight::equal(bytes, '"') | eight::below(bytes, '\r' + 1);
    });
}

/// The first quote, or control up to CR.
inline const char* scan_quoted(const char* at, std::uint64_t& seen) {
    return scan(at, seen, [](std::uint64_t bytes) { return eight::equal(bytes, '"') | eight::below(bytes, '\r' + 1); });
}

inline bool ascii(std::uint64_t seen) {
    return (seen & eight::high_bits) == 0;
}

}  // namespace offbeat::csv
