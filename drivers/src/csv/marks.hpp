#pragma once

#include "offbeat/eight_bytes.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
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

/// For machines without SSE2: eight bytes at a time.
struct PortableMarks {
    static Marks at(const char* text) {
        Marks marks;
        const RareMarks rare = rare_at(text);
        for (unsigned i = 0; i < marked_bytes; i += sizeof(std::uint64_t)) {
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
        for (unsigned i = 0; i < marked_bytes; i += sizeof(std::uint64_t)) {
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

#ifdef __SSE2__
/// Sixteen bytes at a time: every x86-64 can.
struct FastMarks {
    static Marks at(const char* text) {
        Marks marks;
        __m128i rare = _mm_setzero_si128();
        for (unsigned i = 0; i < marked_bytes; i += sizeof(__m128i)) {
            const __m128i bytes = load(text + i);
            marks.quotes |= equal(bytes, '"') << i;
            marks.commas |= equal(bytes, ',') << i;
            marks.feeds |= equal(bytes, '\n') << i;
            const __m128i controls =
                _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')), _mm_cmpeq_epi8(bytes, _mm_setzero_si128()));
            rare = _mm_or_si128(rare, _mm_or_si128(controls, bytes));  // of the bytes only the high bits count
        }
        marks.rare = gathered(rare) != 0;
        return marks;
    }
    static RareMarks rare_at(const char* text) {
        RareMarks marks;
        for (unsigned i = 0; i < marked_bytes; i += sizeof(__m128i)) {
            const __m128i bytes = load(text + i);
            marks.returns |= equal(bytes, '\r') << i;
            marks.nuls |= equal(bytes, '\0') << i;
            marks.beyond |= gathered(bytes) << i;
        }
        return marks;
    }

private:
    static __m128i load(const char* text) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text)); }
    static std::uint64_t gathered(__m128i marked) {
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(marked)));
    }
    static std::uint64_t equal(__m128i bytes, char wanted) {
        return gathered(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)));
    }
};
#else
using FastMarks = PortableMarks;
#endif

}  // namespace offbeat::csv
