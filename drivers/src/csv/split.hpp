#pragma once

#include "csv/outline.hpp"
#include "offbeat/csv/reader.hpp"

#include <cstddef>
#include <vector>

namespace offbeat::csv {

/// What a record took: bytes and lines, its line end included.
struct Split {
    std::size_t bytes = 0;  ///< 0: it isn't for the splitter, and no byte has changed
    int lines = 0;
};

/// Takes records apart that stand whole in memory, are short and have nothing to blame, as nearly all are, by an
/// outline of the text ahead: the bytes within cells aren't looked at one by one. Any other record is left alone, for
/// the parser that knows what to say about it.
class Splitter {
public:
    explicit Splitter(OutlineMaker make_outline = quickest_outline()) : make_outline_(make_outline) {}

    /// \param text the record's first byte; behind `size` bytes stand the sentinels. Doubled quotes are closed up in
    /// it. \param line the record's \param fields what it holds is written over
    Split split(char* text, std::size_t size, int line, std::vector<Field>& fields);

    /// Forgets the bytes behind the last record: they have moved or changed, or somebody else took a record off them.
    void forget() {
        begin_ = next_ = nullptr;
        blocks_ = 0;
        next_blocks_ = least_blocks;
    }

private:
    using Position = Outline::Position;
    static constexpr std::size_t least_blocks = 2;

    /// What is read next of the outline.
    struct Cursor {
        const Position* cut = nullptr;
        Position* inner = nullptr;
        const Position* doubled = nullptr;
    };

    bool look(char* text, std::size_t size);
    bool take_cells(int line, std::vector<Field>& fields, Cursor& at) const;
    void close_up(Position end, std::vector<Field>& fields, Cursor& at) const;

    OutlineMaker make_outline_;
    char* begin_ = nullptr;  ///< of the stretch that is outlined
    char* next_ = nullptr;   ///< the record behind the last one that was taken
    Cursor cursor_;          ///< what the outline says of it
    std::size_t blocks_ = 0;
    std::size_t next_blocks_ = least_blocks;
    Outline outline_;
};

}  // namespace offbeat::csv
