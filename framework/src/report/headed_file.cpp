#include "report/headed_file.hpp"

#include "offbeat/error.hpp"
#include "report/replacement.hpp"

#include <algorithm>

namespace offbeat::report {

void HeadedFile::settle() {
    if (body_.size() >= (file_.is_open() ? piece : longest_in_memory)) spill();
}

void HeadedFile::spill() {
    if (!file_.is_open()) file_ = Descriptor::nameless(directory_);
    file_.write_at(body_, room + size_);
    size_ += body_.size();
    body_.clear();
    if (body_.capacity() > 4 * piece) body_ = {};  // one hostile value of megabytes
}

void HeadedFile::commit(std::string_view head, std::string_view tail, const std::string& path) {
    if (file_.is_open() && head.size() <= room) {
        body_ += tail;
        tail = {};
        spill();
        std::string beginning(head);
        beginning.resize(room, ' ');
        file_.write_at(beginning, 0);
        if (file_.replace(path)) return;
    }
    copy(head, tail, path);
}

void HeadedFile::copy(std::string_view head, std::string_view tail, const std::string& path) {
    Replacement file(path);
    file.write(head);
    std::string buffer(piece, '\0');
    for (std::uint64_t at = 0; at < size_;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size_ - at, buffer.size()));
        const std::size_t got = file_.read_at(buffer.data(), wanted, room + at);
        if (got == 0) throw Error("a temporary file in " + directory_ + " ended early");
        file.write({buffer.data(), got});
        at += got;
    }
    file.write(body_);
    file.write(tail);
    file.commit();
}

}  // namespace offbeat::report
