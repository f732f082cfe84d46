#pragma once

#include "offbeat/event.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace offbeat::report {

/// What a run is at. The console reporter writes it as events come; the process that draws it reads it whenever it
/// likes, from shared memory. A row costs a counter and a copy of its id: no lock, no clock, no system call.
struct LiveState {
    static constexpr std::size_t most_workers = 256;  ///< those beyond aren't shown
    static constexpr std::size_t longest_name = 232;  ///< bytes; what is longer loses its end

    /// The row that a worker is at.
    struct Running {
        std::atomic<std::uint32_t> version;  ///< odd while it is written; another one for each row
        std::atomic<std::uint32_t> size;     ///< of its name; 0: none runs
        double at;                           ///< RowStarted::at
        const void* method;                  ///< whose rows' names begin with the same `prefix` bytes
        std::uint32_t prefix;
        char name[longest_name];  ///< as it came, control characters and all
    };

    std::atomic<bool> begun;               ///< the first row began: all else is known
    std::atomic<bool> total;               ///< false: some methods stream, so nobody knows how many rows there are
    std::atomic<std::uint64_t> planned;    ///< where `total`
    std::atomic<std::uint64_t> counts[7];  ///< rows that ended, by Status
    Running running[most_workers];

    void plan(std::uint64_t rows, bool all_counted);
    /// \param method that stays the same for the same method, and is never read
    void started(const RowStarted& event, const void* method);
    void finished(const RowFinished& event);
    /// A worker has no row any more.
    void left(int worker);

    [[nodiscard]] std::uint64_t count(Status status) const {
        return counts[static_cast<std::size_t>(status)].load(std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint64_t done() const;

    /// A row as it stood there for a moment.
    struct Row {
        std::uint32_t version = 0;
        double at = 0;
        std::string name = {};
    };
    /// Nothing where none runs, or where it is written just now.
    [[nodiscard]] std::optional<Row> row(std::size_t worker) const;
};

/// In memory that is shared with processes forked from now on; all zero.
struct UnmapLiveState {
    void operator()(LiveState* state) const;
};
using SharedLiveState = std::unique_ptr<LiveState, UnmapLiveState>;
SharedLiveState make_live_state();

/// `1200/3000 (40 %)`; `1200 rows` where the total isn't known.
std::string done_text(const LiveState& state);

/// For a log, where a line can't be rewritten: `120/1000 (12 %), 12 rows/s, 73.3 s left; running: A.b[row_3] for 12 s`.
/// \param at seconds since the run began
std::string log_line(const LiveState& state, double at);

}  // namespace offbeat::report
