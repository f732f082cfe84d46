#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace offbeat::report {

/// Texts that many rows share, by number: 0 is the empty one. Bounded: when it is full, whatever is new becomes one and
/// the same text that says so.
class TextTable {
public:
    static constexpr const char* beyond = "(more than the page tells apart)";

    /// The text's number; what is new is added, and told by the next take_fresh().
    std::uint32_t number_of(std::string_view text);

    /// How many are new since the last call, and they themselves, each counted as append_counted does.
    std::uint32_t take_fresh(std::string& out);

private:
    static constexpr std::size_t most_texts = 20'000;
    static constexpr std::size_t most_bytes = 1024 * 1024;

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::uint32_t add(std::string_view text);

    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::string fresh_;
    std::uint32_t fresh_count_ = 0;
    std::size_t bytes_ = 0;
    std::uint32_t beyond_ = 0;
};

/// Numbers of texts, one a row. Most rows have the text of the row before.
class TextColumn {
public:
    void append(TextTable& table, std::string_view text) {
        if (text.empty() && last_.empty()) {
            bytes_ += '\0';
        } else {
            append_any(table, text);
        }
    }
    [[nodiscard]] std::string& bytes() { return bytes_; }
    void clear() { bytes_.clear(); }

private:
    void append_any(TextTable& table, std::string_view text);

    std::string bytes_;
    std::string last_;
    std::uint32_t number_ = 0;
};

}  // namespace offbeat::report
