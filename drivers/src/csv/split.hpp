#pragma once

#include "csv/marks.hpp"
#include "offbeat/csv/reader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace offbeat::csv {

/// What a record took: bytes and lines, its line end included.
struct Split {
    std::size_t bytes = 0;  ///< 0: it isn't for the splitter, and no byte has changed
    int lines = 0;
};

/// Takes records apart that stand whole in memory, are short and have nothing to blame, as nearly all are, 64 bytes at a
/// time: the positions of quotes, commas and line ends come as bits, and the bytes between them aren't looked at.
/// Any other record is left alone, for the parser that knows what to say about it.
class Splitter {
public:
    /// \param text the record's first byte; behind `size` bytes stand the sentinels. Doubled quotes are closed up in it.
    /// \param line the record's
    /// \param fields what it holds is written over
    template <class MarksAt>
    Split split(char* text, std::size_t size, int line, std::vector<Field>& fields);

    /// Forgets the bytes behind the last record: they have moved or changed, or somebody else took a record off them.
    void forget() {
        looked_at_ = 0;
        next_look_ = least_blocks;
    }

private:
    static constexpr std::size_t least_blocks = 2;
    static constexpr std::size_t most_blocks = 64;

    /// What 64 bytes leave to those behind them; each is the lowest bit, but for `within`, which is all or none.
    struct Carry {
        std::uint64_t within = 0;    ///< the next byte stands in quotes
        std::uint64_t may_open = 1;  ///< a quote may open there, or be the second of two
        std::uint64_t closed = 0;    ///< a quote closed right before
        std::uint64_t returned = 0;  ///< a carriage return right before, outside quotes
    };

    /// 64 bytes' marks as they matter to cells.
    struct Block {
        std::uint64_t commas = 0;   ///< between cells
        std::uint64_t ends = 0;     ///< of records: line feeds outside quotes
        std::uint64_t inner = 0;    ///< line feeds in quotes
        std::uint64_t doubled = 0;  ///< second quotes of two within a cell
        std::uint64_t bad = 0;      ///< where it is known at the latest that a record isn't for the splitter
        std::uint64_t beyond = 0;   ///< not ASCII
    };

    /// A record among the blocks.
    struct Extent {
        std::size_t first = 0;    ///< block
        std::size_t last = 0;     ///< block
        std::uint64_t begin = 0;  ///< the bits of the first block from the record on
        std::uint64_t end = 0;    ///< the bit of its line end in the last block
        std::uint64_t bad = 0, inner = 0, doubled = 0, beyond = 0;  ///< whether there are such bits in it
    };

    template <class MarksAt>
    static Block understood(const char* text, Carry& carry);
    template <class MarksAt>
    bool look(const char* text, std::size_t size);
    [[nodiscard]] bool find_end(const char* text, Extent& extent) const;
    [[nodiscard]] const char* place(std::size_t block, std::uint64_t bits) const;
    void take_cells(const Extent& extent, const char* text, int line, std::vector<Field>& fields) const;
    template <std::uint64_t Block::*bits, class Take>
    void each(const Extent& extent, Take take) const;
    int count_lines(const Extent& extent, const char* text, std::vector<Field>& fields) const;
    void close_up(const Extent& extent, char* text, std::vector<Field>& fields) const;

    // Blocks are looked at some ahead of their cells: the processor guesses wrongly where a block's cells end, and would
    // wait for the next block's marks each time.
    std::array<Block, most_blocks> blocks_;
    const char* begin_ = nullptr;  ///< of the first block
    std::size_t looked_at_ = 0;    ///< blocks
    std::size_t next_look_ = least_blocks;
};

extern template Split Splitter::split<FastMarks>(char*, std::size_t, int, std::vector<Field>&);
extern template Split Splitter::split<PortableMarks>(char*, std::size_t, int, std::vector<Field>&);

}  // namespace offbeat::csv
