#pragma once

#include "csv/scan.hpp"

#include <cstddef>
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
        const std::uint64_t marked = bytes & ~(bytes << 1U) & word::high_bits;
        return ((marked >> 7U) * word::ones) >> 56U;
    };
    for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t), text += sizeof(std::uint64_t)) {
        count += in(word::load(text));
    }
    const std::uint64_t rest = (std::uint64_t{1} << (8 * size)) - 1;
    return static_cast<int>(count + in(word::load(text) & rest));
}

}  // namespace offbeat::csv
