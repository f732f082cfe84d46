#include "csv/outline.hpp"

#include <bit>

namespace offbeat::csv {
namespace {

using Position = Outline::Position;

/// Each bit: whether the bits up to it, itself included, are odd in number.
[[gnu::always_inline]] inline std::uint64_t parity(std::uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// Appends the positions of bits.
[[gnu::always_inline]] inline Position* append(Position* to, std::uint64_t bits, unsigned first) {
    for (; bits != 0; bits &= bits - 1)
        *to++ = static_cast<Position>(first + static_cast<unsigned>(std::countr_zero(bits)));
    return to;
}

/// The same where bits are counted quickly: as many as there mostly are at most are written without a question. How
/// many there are is anybody's guess, the processor's too, and a wrong one costs more than writing some in vain.
template <unsigned mostly>
[[gnu::always_inline]] inline Position* append_counted(Position* to, std::uint64_t bits, unsigned first) {
    const auto count = static_cast<unsigned>(std::popcount(bits));
    for (unsigned i = 0; i < mostly; ++i, bits &= bits - 1)
        to[i] = static_cast<Position>(first + static_cast<unsigned>(std::countr_zero(bits)));
    if (count > mostly) append(to + mostly, bits, first);
    return to + count;
}

/// Goes over a text's blocks; what 64 bytes leave to those behind them is the lowest bit of each, but for `within_`,
/// which is all bits or none.
class Pen {
public:
    explicit Pen(Outline& outline) : outline_(outline) {
        outline.bad = Outline::none;
        outline.is_ascii = true;
    }

    template <bool counts_bits>
    [[gnu::always_inline]] inline void add(const Marks& marks, const RareMarks& rare, unsigned first) {
        const std::uint64_t within = parity(marks.quotes) ^ within_;  // from an opening quote to before the closing one
        const std::uint64_t opening = marks.quotes & within;
        const std::uint64_t closing = marks.quotes & ~within;
        const std::uint64_t cuts = (marks.commas | marks.feeds) & ~within;
        const std::uint64_t inner = marks.feeds & within;
        const std::uint64_t returns = rare.returns & ~within;
        const std::uint64_t may_open = cuts | closing;
        const std::uint64_t after_closing = (closing << 1U) | closed_;
        const std::uint64_t after_return = (returns << 1U) | returned_;
        const std::uint64_t stray = opening & ~((may_open << 1U) | may_open_);
        const std::uint64_t behind_quote = after_closing & ~(cuts | opening | returns);
        const std::uint64_t bad = stray | behind_quote | (after_return & ~(marks.feeds & ~within)) | rare.nuls;
        const std::uint64_t doubled = opening & after_closing;
        within_ = std::uint64_t{0} - (within >> 63U);
        may_open_ = may_open >> 63U;
        closed_ = closing >> 63U;
        returned_ = returns >> 63U;
        if (bad != 0 && outline_.bad == Outline::none)
            outline_.bad = static_cast<Position>(first + static_cast<unsigned>(std::countr_zero(bad)));
        if (rare.beyond != 0) outline_.is_ascii = false;
        if constexpr (counts_bits) {
            cuts_ = append_counted<8>(cuts_, cuts, first);
            inner_ = append_counted<2>(inner_, inner, first);
            doubled_ = append_counted<2>(doubled_, doubled, first);
        } else {
            cuts_ = append(cuts_, cuts, first);
            inner_ = append(inner_, inner, first);
            doubled_ = append(doubled_, doubled, first);
        }
    }

    void finish() const { *cuts_ = *inner_ = *doubled_ = Outline::none; }

private:
    Outline& outline_;
    Position* cuts_ = outline_.cuts.data() + 1;
    Position* inner_ = outline_.inner.data() + 1;
    Position* doubled_ = outline_.doubled.data() + 1;
    std::uint64_t within_ = 0;    ///< the next byte stands in quotes
    std::uint64_t may_open_ = 1;  ///< a quote may open there, or be the second of two
    std::uint64_t closed_ = 0;    ///< a quote closed right before
    std::uint64_t returned_ = 0;  ///< a carriage return right before, outside quotes
};

#ifdef __x86_64__
OFFBEAT_VECTORS void outline_by_vectors(const char* text, std::size_t blocks, Outline& outline) {
    Pen pen(outline);
    for (unsigned first = 0; first < blocks * marked_bytes; first += marked_bytes) {
        const Marks marks = VectorMarks::at(text + first);
        pen.add<true>(marks, marks.rare ? VectorMarks::rare_at(text + first) : RareMarks{}, first);
    }
    pen.finish();
}
#endif

}  // namespace

void outline_portably(const char* text, std::size_t blocks, Outline& outline) {
    Pen pen(outline);
    for (unsigned first = 0; first < blocks * marked_bytes; first += marked_bytes) {
        const Marks marks = PortableMarks::at(text + first);
        pen.add<false>(marks, marks.rare ? PortableMarks::rare_at(text + first) : RareMarks{}, first);
    }
    pen.finish();
}

OutlineMaker quickest_outline() {
#ifdef __x86_64__
    if (has_vectors()) return outline_by_vectors;
#endif
    return outline_portably;
}

}  // namespace offbeat::csv
