#include "csv/buffer.hpp"

#include "csv/scan.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace offbeat::csv {

// make_unique_for_overwrite is left alone: it isn't worth a version check, and plain new[] leaves chars as they are.
Buffer::Buffer(std::unique_ptr<Source> source, std::size_t chunk)
    : source_(std::move(source)),
      chunk_(std::max<std::size_t>(chunk, 1)),
      capacity_(2 * chunk_),
      storage_(new char[capacity_ + sentinel_bytes]) {
    set_sentinels();
}

Buffer::More Buffer::more() {
    More result;
    if (full()) return result;
    const std::size_t kept = size();
    if (end_ + chunk_ > capacity_) {
        // Doubling keeps the copying linear in the record; a record that fits is moved to the front instead.
        const bool grow = kept + chunk_ > capacity_ / 2;
        if (grow) {
            capacity_ = 2 * (kept + chunk_);
            result.old = std::move(storage_);
            storage_.reset(new char[capacity_ + sentinel_bytes]);
        }
        std::memmove(storage_.get(), (grow ? result.old.get() : storage_.get()) + begin_, kept);
        begin_ = 0;
        end_ = kept;
    }
    const std::size_t got = source_->read(storage_.get() + end_, chunk_);
    end_ += got;
    result.any = got > 0;
    set_sentinels();
    return result;
}

void Buffer::set_sentinels() {
    std::memset(storage_.get() + end_, '\n', sentinel_bytes);
}

}  // namespace offbeat::csv
