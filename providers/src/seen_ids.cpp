#include "seen_ids.hpp"

#include <algorithm>
#include <utility>

namespace offbeat {
namespace {

constexpr std::size_t words_in_line = 8;

/// Each part of this is as good as any other, and no two hashes give the same.
std::uint64_t mixed(std::uint64_t hash) {
    hash ^= hash >> 32U;
    hash *= 0x9E3779B97F4A7C15;
    hash ^= hash >> 29U;
    hash *= 0xBF58476D1CE4E5B9;
    return hash ^ (hash >> 32U);
}

/// The highest bits say where a key belongs, in memory, filter and file alike: whoever puts them away in the order of
/// their places in memory goes through the other two from front to back.
std::size_t highest(std::uint64_t key, unsigned bits) {
    return bits == 0 ? 0 : key >> (64U - bits);
}

/// Calls `on(word, bit)` for each of a key's bits in its line of the filter.
template <class On>
void each_bit(std::uint64_t key, On on) {
    constexpr int bits_of_a_key = 4;
    for (int i = 0; i < bits_of_a_key; ++i, key >>= 9U) on((key >> 6U) & 7U, std::uint64_t{1} << (key & 63U));
}

}  // namespace

SeenIds::SeenIds(const Sizes& sizes)
    : sizes_(sizes), recent_bits_(std::min(sizes.recent, 6U)), recent_(std::size_t{1} << recent_bits_) {}

void SeenIds::expect(std::uint64_t hash) const {
    const std::uint64_t key = mixed(hash);
    __builtin_prefetch(&recent_[highest(key, recent_bits_)]);
    if (!filter_.empty()) __builtin_prefetch(&filter_[highest(key, sizes_.filter_lines) * words_in_line]);
}

SeenIds::Seen* SeenIds::note(std::uint64_t hash, const Seen& first) {
    const std::uint64_t key = mixed(hash);
    Entry& place = place_of(key);
    if (place.seen.count > 0) return &place.seen;
    if (may_be_away(key)) {
        const Entry away = find_away(key);
        if (away.seen.count > 0) return keep(away);
    }
    keep({key, first});
    return nullptr;
}

/// Where a key is in memory, or would go.
SeenIds::Entry& SeenIds::place_of(std::uint64_t key) {
    std::size_t at = highest(key, recent_bits_);
    while (recent_[at].seen.count > 0 && recent_[at].key != key) at = (at + 1) & (recent_.size() - 1);
    return recent_[at];
}

SeenIds::Seen* SeenIds::keep(const Entry& entry) {
    if (2 * kept_ >= recent_.size()) {
        if (recent_bits_ < sizes_.recent) {
            grow();
        } else {
            put_all_away();
        }
    }
    ++kept_;
    Entry& place = place_of(entry.key);
    place = entry;
    return &place.seen;
}

/// Most drivers are short.
void SeenIds::grow() {
    const std::vector<Entry> before = std::exchange(recent_, std::vector<Entry>(std::size_t{1} << ++recent_bits_));
    for (const Entry& entry : before) {
        if (entry.seen.count > 0) place_of(entry.key) = entry;
    }
}

void SeenIds::put_all_away() {
    if (drawers_.empty()) {
        filter_.resize((std::size_t{1} << sizes_.filter_lines) * words_in_line);
        drawers_.resize(std::size_t{1} << sizes_.drawers);
        read_ = std::make_unique<Sheet>();
    }
    for (const Entry& entry : recent_) {
        if (entry.seen.count > 0) put_away(entry);
    }
    std::fill(recent_.begin(), recent_.end(), Entry{});
    kept_ = 0;
}

void SeenIds::put_away(const Entry& entry) {
    std::uint64_t* const line = &filter_[highest(entry.key, sizes_.filter_lines) * words_in_line];
    each_bit(entry.key, [&](std::size_t word, std::uint64_t bit) { line[word] |= bit; });
    Sheet& sheet = drawers_[highest(entry.key, sizes_.drawers)];
    sheet.entries[sheet.size++] = entry;
    if (sheet.size < sheet.entries.size()) return;
    file_.write(sheets_in_file_ * sizeof(Sheet), &sheet, sizeof(Sheet));
    sheet.size = 0;
    sheet.before = sheets_in_file_++;
}

bool SeenIds::may_be_away(std::uint64_t key) const {
    if (filter_.empty()) return false;
    const std::uint64_t* const line = &filter_[highest(key, sizes_.filter_lines) * words_in_line];
    bool all = true;
    each_bit(key, [&](std::size_t word, std::uint64_t bit) { all = all && (line[word] & bit) != 0; });
    return all;
}

/// An id that came again was put away again: the entry of the highest count is the last.
SeenIds::Entry SeenIds::find_away(std::uint64_t key) {
    Entry last;
    const Sheet* sheet = &drawers_[highest(key, sizes_.drawers)];
    for (;;) {
        for (std::size_t i = 0; i < sheet->size; ++i) {
            const Entry& entry = sheet->entries[i];
            if (entry.key == key && entry.seen.count > last.seen.count) last = entry;
        }
        if (sheet->before == Sheet::none) return last;
        file_.read(sheet->before * sizeof(Sheet), read_.get(), sizeof(Sheet));
        sheet = read_.get();
    }
}

}  // namespace offbeat
