#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Looks at eight bytes of a text at once, in a word of which the first byte is the lowest.
namespace offbeat::eight {

constexpr std::uint64_t ones = 0x0101010101010101;
constexpr std::uint64_t high_bits = ones << 7U;
constexpr std::size_t size = sizeof(std::uint64_t);

/// Eight bytes of a text, wherever they stand.
inline std::uint64_t load(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

/// Fewer than eight bytes, at least one, and blanks behind them: without a call of memcpy, which costs as much as the
/// rest.
inline std::uint64_t load_few(const char* at, std::size_t count) {
    const auto byte = [at](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i); };
    const auto four = [at](std::size_t i) {
        std::uint32_t word = 0;
        std::memcpy(&word, at + i, sizeof word);
        if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap32(word);
        return std::uint64_t{word} << (8 * i);
    };
    const std::uint64_t word =
        count >= 4 ? four(0) | four(count - 4) : byte(0) | byte(count / 2) | byte(count - 1);  // they may overlap
    return word | (ones * ' ') << (8 * count);
}

/// Writes all eight.
inline void store(char* to, std::uint64_t word) {
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    std::memcpy(to, &word, sizeof word);
}

/// Marks each byte that is `wanted` by its high bit. A borrow can mark a byte wrongly, but only above one that is
/// marked rightly, so that the lowest mark is always right, and so is that there is none.
constexpr std::uint64_t equal(std::uint64_t word, char wanted) {
    const std::uint64_t differing = word ^ (ones * static_cast<unsigned char>(wanted));
    return (differing - ones) & ~differing & high_bits;
}
/// Marks each byte below `limit`, at most 128, as equal() does.
constexpr std::uint64_t below(std::uint64_t word, unsigned char limit) {
    return (word - ones * limit) & ~word & high_bits;
}
/// Marks controls, DEL and bytes beyond ASCII, as equal() does.
constexpr std::uint64_t unprintable(std::uint64_t word) {
    return (word & high_bits) | below(word, ' ') | equal(word, 0x7F);
}

/// How many bytes stand before the lowest mark.
inline std::size_t before(std::uint64_t marks) {
    return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

}  // namespace offbeat::eight
