#pragma once

#include "report/descriptor.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace offbeat::report {

/// A file whose beginning is known last (counts, sums), written in flat memory and, where it is long, once: room is
/// left for the beginning, and what of it isn't needed is filled with blanks. For formats to which blanks mean nothing.
class HeadedFile {
public:
    /// \param directory in which it will stand
    explicit HeadedFile(std::string directory) : directory_(std::move(directory)) {}

    /// Where the next piece of the body is put; append to it, then call settle().
    [[nodiscard]] std::string& body() { return body_; }
    /// Moves the body to the file where it has become long.
    void settle();

    /// Makes the file, in place of one that has this name. A reader finds the old one or the new one, never half of it.
    void commit(std::string_view head, std::string_view tail, const std::string& path);

private:
    static constexpr std::size_t room = 64 * 1024;             ///< for the head
    static constexpr std::size_t longest_in_memory = 1 << 20;  ///< shorter files have no blanks
    static constexpr std::size_t piece = 64 * 1024;

    void spill();
    void copy(std::string_view head, std::string_view tail, const std::string& path);

    std::string directory_;
    std::string body_;
    Descriptor file_;  ///< nameless until the end; the body stands behind the room
    std::uint64_t size_ = 0;
};

}  // namespace offbeat::report
