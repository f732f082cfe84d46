#include "csv/split.hpp"

#include "csv/characters.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace offbeat::csv {
namespace {

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

/// Moves on to the first of a list that isn't before `position`: mostly none or one ahead, without a guess which.
template <class Item>
inline Item* not_before(Outline::Position position, Item* item) {
    item += *item < position ? 1 : 0;
    while (*item < position) ++item;
    return item;
}

}  // namespace

/// Outlines the text from a record's first byte on. False where there is no more than was outlined before.
bool Splitter::look(char* text, std::size_t size) {
    const std::size_t there = std::min((size + marked_bytes - 1) / marked_bytes, Outline::most_blocks);
    if (text == begin_ && blocks_ >= there) return false;
    begin_ = next_ = text;
    blocks_ = std::min(next_blocks_, there);
    next_blocks_ = std::min(2 * next_blocks_, Outline::most_blocks);
    make_outline_(text, blocks_, outline_);
    cursor_ = {outline_.cuts.data() + 1, outline_.inner.data() + 1, outline_.doubled.data() + 1};
    return true;
}

/// As if it were ASCII, without doubled quotes. False where the record goes on behind the outline.
bool Splitter::take_cells(int line, std::vector<Field>& fields, Cursor& at) const {
    Cells cells(fields);
    auto from = static_cast<Position>(next_ - begin_);
    const Position* const first = at.inner;
    at.inner[-1] = static_cast<Position>(from - 1);  // its line begins as if a line feed stood there
    for (bool is_last = false; !is_last; ++at.cut) {
        const Position to = *at.cut;
        if (to == Outline::none) return false;
        at.inner = not_before(from, at.inner);
        is_last = begin_[to] == '\n';
        const char* const end = begin_ + to;
        cells.add(begin_ + from, is_last && to > from && end[-1] == '\r' ? end - 1 : end,
                  line + static_cast<int>(at.inner - first), static_cast<Position>(from - at.inner[-1]));
        from = static_cast<Position>(to + 1);
    }
    cells.finish();
    at.inner = not_before(from, at.inner);
    return true;
}

/// Closes the text of cells up over the second of each two quotes.
void Splitter::close_up(Position end, std::vector<Field>& fields, Cursor& at) const {
    auto field = fields.begin();
    while (*at.doubled < end) {
        while (begin_ + *at.doubled >= field->text.data() + field->text.size()) ++field;
        const auto text_end = static_cast<Position>(field->text.data() + field->text.size() - begin_);
        char* to = begin_ + *at.doubled;
        while (*at.doubled < text_end) {
            const Position from = static_cast<Position>(*at.doubled++ + 1);
            const std::size_t size = static_cast<std::size_t>(std::min(*at.doubled, text_end) - from);
            std::memmove(to, begin_ + from, size);
            to += size;
        }
        field->text = {field->text.data(), static_cast<std::size_t>(to - field->text.data())};
    }
}

Split Splitter::split(char* text, std::size_t size, int line, std::vector<Field>& fields) {
    Cursor at = cursor_;
    while (text != next_ || !take_cells(line, fields, at)) {
        const bool is_bad = text == next_ && outline_.bad != Outline::none;  // no record behind this one was outlined
        if (is_bad || !look(text, size)) return {};
        at = cursor_;
    }
    const Position end = at.cut[-1];  // of its line end
    const auto bytes = static_cast<std::size_t>(begin_ + end - text);
    if (outline_.bad <= end || bytes >= size) return {};
    if (!outline_.is_ascii) {
        if (!utf8::valid({text, bytes})) return {};
        count_characters(text, fields);
    }
    if (*at.doubled < end) close_up(end, fields, at);
    const auto lines = static_cast<int>(at.inner - cursor_.inner) + 1;
    cursor_ = at;
    next_ = begin_ + end + 1;
    return {bytes + 1, lines};
}

}  // namespace offbeat::csv
