#include "report/spool.hpp"

#include "offbeat/error.hpp"

#include <algorithm>

namespace offbeat::report {

void Spool::spill(Stream& stream) {
    if (!file_.is_open()) file_ = Descriptor::nameless(directory_);
    file_.write(stream.text);
    const std::size_t size = stream.text.size();
    auto& extents = stream.extents;
    if (!extents.empty() && extents.back().offset + extents.back().size == size_) {
        extents.back().size += size;
    } else {
        extents.push_back({size_, size});
    }
    size_ += size;
    if (stream.text.capacity() > 4 * longest_in_memory) stream.text = {};  // one hostile value of a megabyte
    stream.text.clear();
}

void Spool::copy(const Stream& stream, Replacement& to) {
    std::string buffer(64 * 1024, '\0');
    for (auto [offset, left] : stream.extents) {
        while (left > 0) {
            const std::size_t got = file_.read_at(buffer.data(), std::min(left, buffer.size()), offset);
            if (got == 0) throw Error("a temporary file in " + directory_ + " ended early");
            to.write({buffer.data(), got});
            offset += got;
            left -= got;
        }
    }
    to.write(stream.text);
}

}  // namespace offbeat::report
