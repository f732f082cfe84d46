#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace offbeat::docker {

/// Takes the engine's log and exec streams apart: frames of an 8-byte header (stream, three zeros, length as 32 bits
/// big-endian) and so many bytes. Takes them in pieces of any size and keeps no more than a header in mind, whatever
/// length a frame claims.
class Frames {
public:
    using Sink = std::function<void(bool is_error, std::string_view bytes)>;

    explicit Frames(Sink sink) : sink_(std::move(sink)) {}

    /// \throws EngineError at a header that is none, with its place in the stream
    void feed(std::string_view bytes);
    /// Whether the stream so far ends with a whole frame.
    [[nodiscard]] bool whole() const { return header_.empty() && left_ == 0; }

private:
    void begin_frame();

    Sink sink_;
    std::string header_;       // as much of the next one as came
    std::uint64_t left_ = 0;   // bytes of the frame that are still to come
    std::uint64_t taken_ = 0;  // bytes before the header, for messages
    bool is_error_ = false;
};

}  // namespace offbeat::docker
