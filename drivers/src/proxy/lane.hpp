#pragma once

#include "proxy/session.hpp"
#include "proxy/socket.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace offbeat::proxy {

/// How slowly a lane passes things on.
struct Pace {
    std::chrono::microseconds latency{};
    std::chrono::microseconds jitter{};
    std::uint64_t bytes_per_second = 0;  ///< 0: as fast as it goes
    std::uint64_t bytes_at_once = 0;

    [[nodiscard]] bool slow() const { return latency.count() > 0 || jitter.count() > 0 || bytes_per_second > 0; }
};

/// One direction's way out: bytes in order to a socket, at once or late.
class Lane {
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    /// Something that has happened when all that was put before it was sent.
    struct Mark {
        enum class Kind { asked, answered, idle } kind;
        StatementPtr statement;
        std::uint64_t at = 0;
    };

    explicit Lane(Socket& to) : to_(to) {}

    /// The bytes must stay where they are until the next flush().
    void put(std::string_view bytes, Time now);
    void put_copy(std::string_view bytes, Time now);
    void mark(Mark::Kind kind, StatementPtr statement);
    /// After all that, FIN.
    void finish() {
        finishing_ = true;
        quiet_ = false;
    }
    /// Lets so many more bytes through; the rest is dropped.
    void cut_after(std::uint64_t bytes);
    /// Takes the bytes that were put into its own keeping, unsent.
    void keep() {
        settle();
        due_.reset();  // nothing goes, however late it is
    }
    /// Whether a flush() has nothing to do.
    [[nodiscard]] bool quiet() const { return quiet_; }
    /// Sends what may go now. \returns false when the socket is broken
    bool flush(Time now);

    /// A mark that has been reached.
    std::optional<Mark> reached();
    /// Whether as much was sent as cut_after() has allowed.
    [[nodiscard]] bool is_cut() const { return cut_at_ && sent_ >= *cut_at_; }
    /// When late bytes want a flush(); nothing: not before the socket says so.
    [[nodiscard]] std::optional<Time> due() const { return due_; }
    /// Whether no more should be put for now.
    [[nodiscard]] bool full() const;
    [[nodiscard]] bool empty() const { return ready_.size() == gone_ && fresh_.empty() && late_.empty(); }
    /// \param now late bytes go at once where it isn't slow any more
    void set_pace(const Pace& pace);

private:
    struct Late {
        Time at;
        std::string bytes;
        std::size_t gone = 0;
    };
    bool send(std::string_view& bytes);
    void settle();
    bool next_late(Time now);

    Socket& to_;
    std::string ready_;  ///< may go at once, but for what is gone
    std::size_t gone_ = 0;
    std::string_view fresh_;  ///< behind it, still where it was read to
    std::deque<Late> late_;   ///< behind that, each not before its time
    std::size_t late_bytes_ = 0;
    std::deque<Mark> marks_;
    Pace pace_;
    Time next_piece_{};
    std::optional<Time> due_;
    std::uint64_t put_ = 0;
    std::uint64_t sent_ = 0;
    std::optional<std::uint64_t> cut_at_;
    bool finishing_ = false;
    bool quiet_ = true;  ///< nothing waits, nothing is marked, cut or finished: asked several times a turn
};

}  // namespace offbeat::proxy
