#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace offbeat::csv {

/// Bytes that must follow a text handed to the scanners, each '\n': they load whole words and have no other end, and
/// split() loads 64 bytes.
constexpr std::size_t sentinel_bytes = 64;

namespace word {

constexpr std::uint64_t ones = 0x0101010101010101;
constexpr std::uint64_t high_bits = ones << 7U;

/// Eight bytes, the first of them lowest.
inline std::uint64_t load(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return bytes;
}

// Both mark a byte by its high bit. A borrow can mark a byte wrongly, but only above one that is marked rightly,
// so that the lowest mark is always right.
constexpr std::uint64_t equal(std::uint64_t bytes, char wanted) {
    const std::uint64_t differing = bytes ^ (ones * static_cast<unsigned char>(wanted));
    return (differing - ones) & ~differing & high_bits;
}
constexpr std::uint64_t below(std::uint64_t bytes, unsigned char limit) {
    return (bytes - ones * limit) & ~bytes & high_bits;
}

}  // namespace word

/// Finds the first byte that `marked` marks in a word; gathers in `seen` the bits of all bytes before it,
/// which tells whether any of them isn't ASCII.
template <class Marked>
const char* scan(const char* at, std::uint64_t& seen, Marked marked) {
    for (;; at += sizeof(std::uint64_t)) {
        const std::uint64_t bytes = word::load(at);
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
        return word::equal(bytes, ',') | word::equal(bytes, '"') | word::below(bytes, '\r' + 1);
    });
}

/// The first quote, or control up to CR.
inline const char* scan_quoted(const char* at, std::uint64_t& seen) {
    return scan(at, seen, [](std::uint64_t bytes) { return word::equal(bytes, '"') | word::below(bytes, '\r' + 1); });
}

inline bool ascii(std::uint64_t seen) {
    return (seen & word::high_bits) == 0;
}

}  // namespace offbeat::csv
