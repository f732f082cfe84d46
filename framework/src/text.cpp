#include "offbeat/text.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace offbeat {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

/// For each byte: itself where it is of `\w`, else 0.
constexpr std::array<char, 256> word_characters = [] {
    std::array<char, 256> table{};
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")) {
        table[static_cast<unsigned char>(c)] = c;
    }
    return table;
}();

char word_character(char c) {
    return word_characters[static_cast<unsigned char>(c)];
}

constexpr std::size_t longest_identifier = 60;  // some IDE adapters cut names of more than 100 characters

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t longest_name = 100;  // a hostile cell of a megabyte is no misspelt name
    if (word.size() > longest_name) return {};
    std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
    std::string found;
    for (const auto& name : known) {
        if (name.size() > longest_name) continue;
        const std::size_t distance = edit_distance(word, name);
        if (distance < best && distance < std::max(word.size(), name.size())) {
            best = distance;
            found = name;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const std::string near = nearest(word, known);
    if (!near.empty()) return "did you mean \"" + near + "\"?";
    return known.empty() ? std::string() : "known: " + join(known, ", ");
}

std::uint64_t stable_hash(std::string_view bytes) {
    StableHash hash;
    hash.add(bytes);
    return hash.value();
}

void append_short_hash(std::string& out, std::uint64_t hash, int digits) {
    hash ^= hash >> 32;  // FNV's upper bits vary little on short texts
    for (int i = 0; i < digits; ++i) {
        out += "0123456789abcdef"[hash & 15U];
        hash >>= 4U;
    }
}

std::string short_hash(std::string_view bytes, int digits) {
    std::string out;
    append_short_hash(out, stable_hash(bytes), digits);
    return out;
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(2 * bytes.size());
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

void append_slug(std::string& out, std::string_view text, std::size_t longest) {
    const std::size_t begin = out.size();
    out.resize(begin + std::min(text.size(), longest));
    char* const first = out.data() + begin;
    char* to = first;
    char last = '_';  // none of its own at the beginning
    for (const char c : text) {
        if (to == first + longest) break;
        // Without a branch: which characters come next is anybody's guess.
        const char word = word_character(c);
        const char put = word == '\0' ? '_' : word;
        *to = put;
        to += static_cast<int>(word != '\0') | static_cast<int>(last != '_');
        last = put;
    }
    while (to != first && to[-1] == '_') --to;
    out.resize(static_cast<std::size_t>(to - out.data()));
}

std::string slug(std::string_view text, std::size_t longest) {
    std::string out;
    append_slug(out, text, longest);
    return out;
}

bool is_identifier(std::string_view text) {
    if (text.empty() || text.size() > longest_identifier) return false;
    bool all = true;
    for (const char c : text) all = all && word_character(c) != '\0';
    return all;
}

std::string identifier(std::string_view text, bool tell_apart) {
    if (is_identifier(text)) return std::string(text);
    bool lossy = text.empty() || text.size() > longest_identifier;
    for (const char c : text) {
        const bool punctuation = static_cast<unsigned char>(c) < 0x80 && static_cast<unsigned char>(c) >= 0x20;
        lossy = lossy || (!alphanumeric(c) && c != '_' && (tell_apart || !punctuation));
    }
    const std::string readable = slug(text, longest_identifier);
    if (!lossy && !readable.empty()) return readable;
    return (readable.empty() ? "x" : readable + '_') + short_hash(text);
}

std::string identifier_apart(std::string_view text) {
    const std::string hash = short_hash(text);
    return identifier(text, false).substr(0, longest_identifier - hash.size() - 1) + '_' + hash;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
        if (text.empty()) parts.emplace_back();
    }
    return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const auto& part : parts) {
        if (&part != &parts.front()) out += separator;
        out += part;
    }
    return out;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string shell_quoted(std::string_view word) {
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

std::string shell_word(std::string_view word) {
    constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:@%+,";
    const bool is_plain = !word.empty() && word.find_first_not_of(plain) == std::string_view::npos;
    return is_plain ? std::string(word) : shell_quoted(word);
}

}  // namespace offbeat
