#pragma once

#include "csv/source.hpp"

#include <cstddef>
#include <memory>

namespace offbeat::csv {

/// A window on a source: from the current record's first byte to the last byte that was read.
/// It grows to hold one record, never the file. Behind the last byte stand the scanners' sentinels.
class Buffer {
public:
    static constexpr std::size_t longest_record = std::size_t{64} << 20U;

    Buffer(std::unique_ptr<Source> source, std::size_t chunk);

    /// The bytes from the record's start on; valid until more().
    [[nodiscard]] char* data() { return storage_.get() + begin_; }
    [[nodiscard]] std::size_t size() const { return end_ - begin_; }

    /// Lets go of the first `size` bytes.
    void drop(std::size_t size) { begin_ += size; }

    /// What became of a call of more().
    struct More {
        bool any = false;
        std::unique_ptr<char[]> old;  ///< the storage before, where it was replaced: views into it can still be moved
    };

    /// Reads another chunk behind what is there. Nothing comes at the end, on failure, and when `full`.
    More more();

    /// Whether the window holds the longest record there may be.
    [[nodiscard]] bool full() const { return size() >= longest_record; }

    [[nodiscard]] std::string failure() const { return source_->failure(); }

private:
    void set_sentinels();

    std::unique_ptr<Source> source_;
    std::size_t chunk_;
    std::size_t capacity_;
    std::unique_ptr<char[]> storage_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace offbeat::csv
