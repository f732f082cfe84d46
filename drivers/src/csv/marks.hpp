#pragma once

#include "offbeat/eight_bytes.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include <cstddef>
#include <cstdint>

namespace offbeat::csv {

/// Where the bytes stand that matter, among 64: a bit a byte, the first byte's the lowest.
struct Marks {
    std::uint64_t quotes = 0;
    std::uint64_t commas = 0;
    std::uint64_t feeds = 0;  ///< LF
    bool rare = false;        ///< there are such as RareMarks tells

    bool operator==(const Marks&) const = default;
};

/// Bytes that most files don't have.
struct RareMarks {
    std::uint64_t returns = 0;  ///< CR
    std::uint64_t nuls = 0;
    std::uint64_t beyond = 0;  ///< not ASCII

    bool operator==(const RareMarks&) const = default;
};

constexpr std::size_t marked_bytes = 64;

/// For any machine: eight bytes at a time.
struct PortableMarks {
    static Marks at(const char* text) {
        Marks marks;
        const RareMarks rare = rare_at(text);
        for (unsigned i = 0; i < marked_bytes; i += eight::size) {
            const std::uint64_t bytes = eight::load(text + i);
            marks.quotes |= gathered(exactly(bytes, '"')) << i;
            marks.commas |= gathered(exactly(bytes, ',')) << i;
            marks.feeds |= gathered(exactly(bytes, '\n')) << i;
        }
        marks.rare = (rare.returns | rare.nuls | rare.beyond) != 0;
        return marks;
    }
    static RareMarks rare_at(const char* text) {
        RareMarks marks;
        for (unsigned i = 0; i < marked_bytes; i += eight::size) {
            const std::uint64_t bytes = eight::load(text + i);
            marks.returns |= gathered(exactly(bytes, '\r')) << i;
            marks.nuls |= gathered(exactly(bytes, '\0')) << i;
            marks.beyond |= gathered(bytes) << i;
        }
        return marks;
    }

private:
    /// A bit for each byte whose high bit is set, the first byte's the lowest.
    static constexpr std::uint64_t gathered(std::uint64_t bytes) {
        return (((bytes & eight::high_bits) >> 7U) * 0x0102040810204080) >> 56U;
    }
    /// Marks each byte that is `wanted` by its high bit, and no other, as eight::equal() might.
    static constexpr std::uint64_t exactly(std::uint64_t bytes, char wanted) {
        const std::uint64_t differing = bytes ^ (eight::ones * static_cast<unsigned char>(wanted));
        return ~(((differing & ~eight::high_bits) + ~eight::high_bits) | differing | ~eight::high_bits);
    }
};

#ifdef __x86_64__
#define OFFBEAT_VECTORS [[gnu::target("avx2,bmi,popcnt")]]  // what x86-64 processors have had since 2013

/// 32 bytes at a time, where has_vectors().
struct VectorMarks {
    OFFBEAT_VECTORS static inline Marks at(const char* text) {
        const __m256i low = load(text);
        const __m256i high = load(text + sizeof low);
        const __m256i controls = _mm256_or_si256(_mm256_or_si256(same(low, '\r'), same(high, '\r')),
                                                 _mm256_or_si256(same(low, '\0'), same(high, '\0')));
        const __m256i rare = _mm256_or_si256(controls, _mm256_or_si256(low, high));  // only the high bits count
        return {equal(low, high, '"'), equal(low, high, ','), equal(low, high, '\n'), _mm256_movemask_epi8(rare) != 0};
    }
    OFFBEAT_VECTORS static inline RareMarks rare_at(const char* text) {
        const __m256i low = load(text);
        const __m256i high = load(text + sizeof low);
        return {equal(low, high, '\r'), equal(low, high, '\0'), gathered(low, high)};
    }

private:
    OFFBEAT_VECTORS static inline __m256i load(const char* text) {
        return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
    }
    OFFBEAT_VECTORS static inline __m256i same(__m256i bytes, char wanted) {
        return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(wanted));
    }
    OFFBEAT_VECTORS static inline std::uint64_t gathered(__m256i low, __m256i high) {
        return static_cast<unsigned>(_mm256_movemask_epi8(low)) |
               std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(high))} << 32U;
    }
    OFFBEAT_VECTORS static inline std::uint64_t equal(__m256i low, __m256i high, char wanted) {
        return gathered(same(low, wanted), same(high, wanted));
    }
};

inline bool has_vectors() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}
#endif

}  // namespace offbeat::csv
