#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// The known name nearest to a misspelt one (few edits, letter case ignored); empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// `did you mean "pid"?` where a known name is near, else `known: pid, productCode, …`; empty where nothing is known.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

/// FNV-1a, 64 bits: the same on every machine and in every run, so it may stand in ids.
std::uint64_t stable_hash(std::string_view bytes);

/// stable_hash() of what comes in pieces.
class StableHash {
public:
    void add(std::string_view bytes) {
        for (const char c : bytes) add(c);
    }
    void add(char c) {
        hash_ ^= static_cast<unsigned char>(c);
        hash_ *= 1099511628211ULL;
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 14695981039346656037ULL;
};

/// The first `digits` hexadecimal digits of stable_hash().
std::string short_hash(std::string_view bytes, int digits = 6);
/// The same from the hash itself, appended.
void append_short_hash(std::string& out, std::uint64_t hash, int digits = 6);

/// Two hexadecimal digits a byte, in small letters: `61ff62`.
std::string to_hex(std::string_view bytes);

/// A name of `\w+` characters made from any text, for Boost.Test cases and for ids that tools take.
/// Readable where it can be; a hash is added where two different texts could otherwise give one name.
/// Blank punctuation of ASCII names (`TC-001`) becomes `_` without a hash when `tell_apart` is false.
std::string identifier(std::string_view text, bool tell_apart = true);

/// An identifier for a text whose identifier() is another one's: `PID_1_4f2a91` of `PID-1`.
std::string identifier_apart(std::string_view text);

/// Whether a text is its own identifier().
bool is_identifier(std::string_view text);

/// The readable part of an identifier: runs of other characters become one `_`, the rest is cut.
std::string slug(std::string_view text, std::size_t longest);
void append_slug(std::string& out, std::string_view text, std::size_t longest);

/// The pieces between separators; an empty text has none.
std::vector<std::string> split(std::string_view text, char separator);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

std::string_view trim(std::string_view text);

/// One word for a shell, whatever it holds: `'it'\''s'`.
std::string shell_quoted(std::string_view word);

/// The same, without quotes where none are needed.
std::string shell_word(std::string_view word);

}  // namespace offbeat
