#pragma once

#include "journal/file.hpp"

#include <pthread.h>

#include <atomic>

// What stands in journal.tail.
namespace offbeat::journal {

inline constexpr std::size_t tail_bytes = 256 * 1024;
inline constexpr std::size_t longest_noted = 4080;
inline constexpr std::uint64_t magic = 0x324C494154424F31;

inline std::string journal_of(const std::string& folder) {
    return folder + "/journal.jsonl";
}
inline std::string tail_of(const std::string& folder) {
    return folder + "/journal.tail";
}

/// What stands in the journal, and how much of the tail follows it. Both change at one instant: `now` says which of two
/// holds.
struct File::Tail {
    struct State {
        std::uint64_t settled;  ///< bytes in the journal that count
        std::uint64_t used;     ///< bytes in `text` that follow them
        std::uint64_t ended;    ///< by the newest lines: the place of whose row they end, from 1; 0: no row's
        std::uint64_t row;      ///< which one of its rows
    };

    std::atomic<std::uint64_t> kind;
    std::uint64_t workers;
    pthread_mutex_t mutex;
    State states[2];
    std::atomic<std::uint32_t> now;
    std::atomic<std::uint32_t> awaited;  ///< somebody waits for lines
    char text[tail_bytes];

    [[nodiscard]] State state() const { return states[now.load(std::memory_order_acquire) % 2]; }
    void set(State state) {
        const auto next = now.load(std::memory_order_relaxed) + 1;
        states[next % 2] = state;
        now.store(next, std::memory_order_release);
    }
};

/// What a worker is at.
struct File::Begun {
    enum State : std::uint32_t { nothing, noted, published };

    std::atomic<std::uint32_t> state;
    std::uint32_t size;
    std::atomic<std::uint64_t> row;  ///< counted from 1
    char line[longest_noted];

    /// Whether the newest lines have ended it: who was killed right then didn't come to say so here.
    [[nodiscard]] bool ended_by(const Tail::State& newest, std::uint64_t place) const {
        return newest.ended == place + 1 && newest.row == row.load();
    }
};

}  // namespace offbeat::journal
