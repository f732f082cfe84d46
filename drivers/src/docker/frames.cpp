#include "frames.hpp"

#include "offbeat/docker/engine_error.hpp"

#include <algorithm>

namespace offbeat::docker {
namespace {

constexpr std::size_t header_size = 8;
constexpr unsigned char error_stream = 2;
constexpr unsigned char engine_trouble = 3;  // the engine's own: it couldn't go on

}  // namespace

void Frames::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        if (left_ > 0) {
            const auto piece = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
            sink_(is_error_, piece);
            left_ -= piece.size();
            taken_ += piece.size();
            bytes.remove_prefix(piece.size());
            continue;
        }
        const auto piece = bytes.substr(0, header_size - header_.size());
        header_ += piece;
        bytes.remove_prefix(piece.size());
        if (header_.size() == header_size) begin_frame();
    }
}

void Frames::begin_frame() {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(header_[at]); };
    if (byte(0) > engine_trouble || byte(1) != 0 || byte(2) != 0 || byte(3) != 0) {
        throw EngineError(200, "a stream without frames: no header at byte " + std::to_string(taken_), "a stream");
    }
    is_error_ = byte(0) >= error_stream;
    left_ = 0;
    for (std::size_t at = 4; at < header_size; ++at) left_ = left_ << 8 | byte(at);
    taken_ += header_size;
    header_.clear();
}

}  // namespace offbeat::docker
