#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offbeat::proxy {

/// Of a larger message only so much is looked at; the rest streams through. So memory is bounded.
constexpr std::size_t looked_at = 64 * 1024;

/// A piece at the front of a stream of PostgreSQL messages.
struct Piece {
    enum class Kind {
        more,     ///< nothing can be said yet: keep the bytes and ask again with more
        run,      ///< may pass unseen
        message,  ///< is to be looked at: whole, or its beginning, where it is larger than looked_at
    };
    Kind kind = Kind::more;
    std::size_t size = 0;  ///< of these bytes
    char type = '\0';      ///< of a message; '\0': a startup packet, which has none
};

/// Cuts one direction's bytes into messages, whatever pieces they arrive in.
class Framer {
public:
    enum class Side { frontend, backend };
    explicit Framer(Side side) : side_(side), typed_(side == Side::backend) {}

    /// What stands at the front. The next call gets the bytes behind that piece.
    Piece next(std::string_view bytes);
    /// From now on messages have a type: the startup packet went by.
    void begin_typed() { typed_ = true; }
    /// These bytes are no PostgreSQL (TLS, replication's surprises): all passes unseen from here on.
    void give_up() { lost_ = true; }
    /// So many bytes of the last message are still to come, and will be a run.
    [[nodiscard]] std::uint64_t rest() const { return passing_; }

private:
    Piece run(std::string_view bytes);
    [[nodiscard]] bool matters(char type) const;

    Side side_;
    bool typed_;
    bool lost_ = false;
    std::uint64_t passing_ = 0;  ///< so much of the present message may still pass unseen
};

/// The number in four bytes.
inline std::uint32_t big_endian(const char* at) {
    const auto* p = reinterpret_cast<const unsigned char*>(at);
    return std::uint32_t{p[0]} << 24U | std::uint32_t{p[1]} << 16U | std::uint32_t{p[2]} << 8U | std::uint32_t{p[3]};
}

}  // namespace offbeat::proxy
