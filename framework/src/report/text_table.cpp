#include "report/text_table.hpp"

#include "report/byte_writer.hpp"

namespace offbeat::report {

std::uint32_t TextTable::number_of(std::string_view text) {
    if (text.empty()) return 0;
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) return found->second;
    const bool full = numbers_.size() >= most_texts || bytes_ + text.size() > most_bytes;
    if (!full) return add(text);
    if (beyond_ == 0) beyond_ = add(beyond);
    return beyond_;
}

std::uint32_t TextTable::add(std::string_view text) {
    const auto number = static_cast<std::uint32_t>(numbers_.size() + 1);
    numbers_.emplace(text, number);
    bytes_ += text.size();
    append_counted(fresh_, text);
    ++fresh_count_;
    return number;
}

std::uint32_t TextTable::take_fresh(std::string& out) {
    out += fresh_;
    fresh_.clear();
    const std::uint32_t count = fresh_count_;
    fresh_count_ = 0;
    return count;
}

void TextColumn::append_any(TextTable& table, std::string_view text) {
    if (text != last_) {
        last_ = text;
        number_ = table.number_of(text);
    }
    append_varint(bytes_, number_);
}

}  // namespace offbeat::report
