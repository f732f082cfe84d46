#include "csv/split.hpp"

#include "csv/characters.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace offbeat::csv {
namespace {

constexpr std::uint64_t all = ~std::uint64_t{0};

/// Each bit: whether the bits up to it, itself included, are odd in number.
inline std::uint64_t parity(std::uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// Columns count characters; so far these count bytes.
void count_characters(const char* text, std::vector<Field>& fields) {
    std::size_t from = 0;  // of the stretch that is counted next
    int line = 0;
    int surplus = 0;  // bytes on the line so far that begin no character
    for (Field& field : fields) {
        const auto begin = static_cast<std::size_t>(field.text.data() - text) - (field.quoted ? 1 : 0);
        if (field.line != line) {
            line = field.line;
            from = begin + 1 - static_cast<std::size_t>(field.column);
            surplus = 0;
        }
        surplus += continuations(text + from, begin - from);
        from = begin;
        field.column -= surplus;
    }
}

/// The cells of a record, as they come. They are written over those of the record before, which mostly has as many.
class Cells {
public:
    explicit Cells(std::vector<Field>& fields) : fields_(fields) {}

    void add(const char* from, const char* to, int line, int column) {
        if (next_ == last_) grow();
        const std::size_t quotes = *from == '"' ? 1 : 0;
        *next_++ = {{from + quotes, static_cast<std::size_t>(to - from) - 2 * quotes}, line, column, quotes == 1};
    }
    void finish() const {
        if (next_ != last_) fields_.resize(static_cast<std::size_t>(next_ - fields_.data()));
    }

private:
    [[gnu::noinline]] void grow() {
        const auto used = static_cast<std::size_t>(next_ - fields_.data());
        fields_.resize(2 * used + 8);
        next_ = fields_.data() + used;
        last_ = fields_.data() + fields_.size();
    }

    std::vector<Field>& fields_;
    Field* next_ = fields_.data();
    Field* last_ = next_ + fields_.size();
};

}  // namespace

template <class MarksAt>
[[gnu::always_inline]] inline Splitter::Block Splitter::understood(const char* text, Carry& carry) {
    const Marks marks = MarksAt::at(text);
    const RareMarks rare = marks.rare ? MarksAt::rare_at(text) : RareMarks{};
    const std::uint64_t within = parity(marks.quotes) ^ carry.within;  // from an opening quote to before the closing one
    const std::uint64_t opening = marks.quotes & within;
    const std::uint64_t closing = marks.quotes & ~within;
    const std::uint64_t commas = marks.commas & ~within;
    const std::uint64_t ends = marks.feeds & ~within;
    const std::uint64_t returns = rare.returns & ~within;
    const std::uint64_t may_open = commas | ends | closing;
    const std::uint64_t after_closing = (closing << 1U) | carry.closed;
    const std::uint64_t after_return = (returns << 1U) | carry.returned;
    const std::uint64_t stray = opening & ~((may_open << 1U) | carry.may_open);
    const std::uint64_t behind_quote = after_closing & ~(commas | ends | opening | returns);
    carry = {.within = std::uint64_t{0} - (within >> 63U),
             .may_open = may_open >> 63U,
             .closed = closing >> 63U,
             .returned = returns >> 63U};
    return {.commas = commas,
            .ends = ends,
            .inner = marks.feeds & within,
            .doubled = opening & after_closing,
            .bad = stray | behind_quote | (after_return & ~ends) | rare.nuls,
            .beyond = rare.beyond};
}

/// Looks at the blocks from a record's first byte on. False where there are no more than were looked at before.
template <class MarksAt>
bool Splitter::look(const char* text, std::size_t size) {
    const std::size_t there = std::min((size + marked_bytes - 1) / marked_bytes, most_blocks);
    if (text == begin_ && looked_at_ >= there) return false;
    begin_ = text;
    looked_at_ = std::min(next_look_, there);
    next_look_ = std::min(2 * next_look_, most_blocks);
    Carry carry;
    for (std::size_t i = 0; i < looked_at_; ++i) blocks_[i] = understood<MarksAt>(text + i * marked_bytes, carry);
    return true;
}

/// False where the record goes on behind the blocks.
inline bool Splitter::find_end(const char* text, Extent& extent) const {
    const auto offset = static_cast<std::size_t>(text - begin_);
    std::size_t index = offset / marked_bytes;
    std::uint64_t live = all << (offset % marked_bytes);
    extent = {.first = index, .begin = live};
    for (; index < looked_at_; ++index, live = all) {
        const Block& block = blocks_[index];
        const std::uint64_t ends = block.ends & live;
        const std::uint64_t end = ends & (0 - ends);  // the first alone
        live &= end | (end - 1);                      // all behind it where none ends here
        extent.bad |= block.bad & live;
        extent.inner |= block.inner & live;
        extent.doubled |= block.doubled & live;
        extent.beyond |= block.beyond & live;
        if (end == 0) continue;
        extent.last = index;
        extent.end = end;
        return true;
    }
    return false;
}

/// Where the first of these bits of a block stands.
inline const char* Splitter::place(std::size_t block, std::uint64_t bits) const {
    return begin_ + block * marked_bytes + std::countr_zero(bits);
}

template <std::uint64_t Splitter::Block::*bits, class Take>
inline void Splitter::each(const Extent& extent, Take take) const {
    std::uint64_t live = extent.begin;
    for (std::size_t index = extent.first; index <= extent.last; ++index, live = all) {
        if (index == extent.last) live &= extent.end - 1;
        for (std::uint64_t rest = blocks_[index].*bits & live; rest != 0; rest &= rest - 1) take(place(index, rest));
    }
}

/// As if it stood on one line, in ASCII, without doubled quotes.
inline void Splitter::take_cells(const Extent& extent, const char* text, int line, std::vector<Field>& fields) const {
    Cells cells(fields);
    const char* from = text;
    each<&Block::commas>(extent, [&](const char* comma) {
        cells.add(from, comma, line, static_cast<int>(from - text) + 1);
        from = comma + 1;
    });
    const char* const last = place(extent.last, extent.end);
    cells.add(from, last > from && last[-1] == '\r' ? last - 1 : last, line, static_cast<int>(from - text) + 1);
    cells.finish();
}

/// Cells behind line feeds in quotes stand on later lines. Returns how many.
int Splitter::count_lines(const Extent& extent, const char* text, std::vector<Field>& fields) const {
    auto field = fields.begin();
    const int first = field->line;
    int lines = 0;
    const char* line_begin = text;
    const auto place_fields = [&](const char* until) {
        for (; field != fields.end() && field->text.data() <= until; ++field) {
            field->line = first + lines;
            field->column -= static_cast<int>(line_begin - text);
        }
    };
    each<&Block::inner>(extent, [&](const char* feed) {
        place_fields(feed);
        ++lines;
        line_begin = feed + 1;
    });
    place_fields(fields.back().text.data());
    return lines;
}

/// Closes the text of cells up over the first of each two quotes.
void Splitter::close_up(const Extent& extent, char* text, std::vector<Field>& fields) const {
    auto field = fields.begin();
    const char* open = nullptr;  // the text that waits for its place, from the second of two quotes on
    char* to = nullptr;          // its place
    const auto move_up = [&](const char* until) {
        const auto size = static_cast<std::size_t>(until - open);
        std::memmove(to, open, size);
        to += size;
    };
    const auto finish = [&] {
        if (open == nullptr) return;
        move_up(field->text.data() + field->text.size());
        field->text = {field->text.data(), static_cast<std::size_t>(to - field->text.data())};
        open = nullptr;
    };
    each<&Block::doubled>(extent, [&](const char* second) {
        if (second < field->text.data() + field->text.size() && open != nullptr) {
            move_up(second - 1);
        } else {
            finish();
            while (second >= field->text.data() + field->text.size()) ++field;
            to = text + (second - 1 - text);
        }
        open = second;
    });
    finish();
}

template <class MarksAt>
Split Splitter::split(char* text, std::size_t size, int line, std::vector<Field>& fields) {
    Extent extent;
    bool found = text < begin_ + looked_at_ * marked_bytes && find_end(text, extent);
    while (!found) {
        if (extent.bad != 0 || !look<MarksAt>(text, size)) return {};
        found = find_end(text, extent);
    }
    const auto last = static_cast<std::size_t>(place(extent.last, extent.end) - text);
    if (extent.bad != 0 || last >= size || (extent.beyond != 0 && !utf8::valid({text, last}))) return {};
    take_cells(extent, text, line, fields);
    int lines = 1;
    if ((extent.inner | extent.doubled | extent.beyond) != 0) {
        if (extent.inner != 0) lines += count_lines(extent, text, fields);
        if (extent.beyond != 0) count_characters(text, fields);
        if (extent.doubled != 0) close_up(extent, text, fields);
    }
    return {last + 1, lines};
}

template Split Splitter::split<FastMarks>(char*, std::size_t, int, std::vector<Field>&);
template Split Splitter::split<PortableMarks>(char*, std::size_t, int, std::vector<Field>&);

}  // namespace offbeat::csv
