#pragma once

#include "offbeat/builtin_reporters.hpp"
#include "report/live_lines.hpp"
#include "report/live_pace.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace offbeat::report {

/// Takes what is from the cursor to the end of the screen away. Not at once: tmux takes an erased screen for one to be
/// kept in its history, and the area may stand at its very top. So the line first, and what is below from the second
/// column on.
inline constexpr std::string_view erase_below = "\x1b[K\x1b[C\x1b[J\x1b[D";

/// The process between a test program and its terminal: passes on what the program, its workers and their children
/// write, and keeps the live area below it. It outlives the program, by a moment: however that ends, the area goes.
///
/// Between any two writes the cursor stands where the area begins, so `erase to the end of the screen` takes it away:
/// also after the terminal was resized and has wrapped its lines anew, and behind a shell's prompt that came first.
class LiveDisplay {
public:
    /// What it reads and writes.
    struct Ends {
        int terminal = -1;
        int output = -1;   ///< what the program writes, non-blocking
        int orders = -1;   ///< readable when the program has done its part
        int program = -1;  ///< a pidfd: readable when the program has ended; -1: not to be had
    };

    LiveDisplay(Ends ends, const LiveState& state, ConsoleOptions options);

    /// Returns when the program has ended, or wants its terminal back.
    void run();

private:
    using Clock = std::chrono::steady_clock;

    void pass_on();
    void take(std::string_view bytes);
    void refresh();
    [[nodiscard]] std::string area();
    [[nodiscard]] LiveView view(double elapsed);
    void clear();
    [[nodiscard]] bool in_foreground() const;
    void measure();
    void make_room();
    void write(std::string_view bytes) const;

    /// When the row that a worker is at was first seen.
    struct Seen {
        std::uint32_t version = 0;
        Clock::time_point since = {};
    };

    Ends ends_;
    const LiveState& state_;
    ConsoleOptions options_;
    int signals_ = -1;
    TerminalSize size_;
    LivePace pace_;
    std::array<Seen, LiveState::most_workers> seen_ = {};
    bool begun_ = false;
    Clock::time_point started_ = {};
    std::string unfinished_;  ///< line, kept back so that the area's lines don't get into it
    bool shown_ = false;
    bool mid_line_ = false;  ///< what was passed on last has no line end
    std::string area_;       ///< as it was drawn last
};

/// The terminal's size; where it doesn't tell, what COLUMNS and LINES say, or 80 to 24.
TerminalSize terminal_size(int terminal);

}  // namespace offbeat::report
