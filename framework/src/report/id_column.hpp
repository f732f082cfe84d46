#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offbeat::report {

/// Ids one behind the other, in few bytes where they follow a pattern: `row_17` behind `row_16` is one byte.
///
/// An id is a varint n and what follows it. 0: the number of bytes that it shares with the one before and the rest,
/// counted. Else the id is the one before with its last digits taken as a number and n - 1, a zigzagged difference,
/// added; leading zeros keep their width.
class IdColumn {
public:
    void append(std::string_view id);
    [[nodiscard]] std::string& bytes() { return bytes_; }
    /// Empty again; the next id depends on none before.
    void clear();

private:
    std::string bytes_;
    std::string last_;
    std::size_t digits_ = 0;  ///< of the last one, where its number begins
    std::int64_t number_ = 0;
};

}  // namespace offbeat::report
