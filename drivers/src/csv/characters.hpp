#pragma once

#include "offbeat/eight_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offbeat::csv {

/// Counts the bytes that begin a character, so that a stretch may be cut anywhere.
inline int characters(std::string_view text) {
    int count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

/// Counts the bytes that begin no character. Sentinels stand behind the text, here or later.
inline int continuations(const char* text, std::size_t size) {
    std::uint64_t count = 0;
    const auto in = [](std::uint64_t bytes) {
        const std::uint64_t marked = bytes & ~(bytes << 1U) & eight::high_bits;
        return ((marked >> 7U) * eight::ones) >> 56U;
    };
    for (; size >= eight::size; size -= eight::size, text += eight::size) {
        count += in(eight::load(text));
    }
    const std::uint64_t rest = (std::uint64_t{1} << (8 * size)) - 1;
    return static_cast<int>(count + in(eight::load(text) & rest));
}

}  // namespace offbeat::csv
