#pragma once

#include "offbeat/builtin_reporters.hpp"
#include "report/live_state.hpp"

#include <sys/types.h>

#include <array>
#include <memory>

namespace offbeat::report {

/// While it lives, what this program and its children write to a terminal goes by way of a LiveDisplay, which draws
/// below it what the run is at. A process, since rows run in this one: it goes on drawing while a row hangs, and is
/// there yet when a row's crash has ended the program. A thread would do neither, and would be every row's companion
/// when it forks.
///
/// Standard output and error stay terminals: a pseudo-terminal of the same size stands between.
class LiveTerminal {
public:
    /// Nothing where that is no terminal, or where no second process can be had.
    /// \param state in memory that is shared with children
    [[nodiscard]] static std::unique_ptr<LiveTerminal> open(int terminal, const LiveState& state,
                                                            const ConsoleOptions& options);
    LiveTerminal(const LiveTerminal&) = delete;
    LiveTerminal& operator=(const LiveTerminal&) = delete;
    /// Returns when all that was written is on the terminal, the area is gone, and the terminal is the program's again.
    /// In a child of the program it does nothing.
    ~LiveTerminal();

    /// Whether the display was killed. What is written meanwhile goes nowhere: end this, and it's seen again.
    [[nodiscard]] bool lost() const;

private:
    LiveTerminal() = default;
    void divert(int terminal, int to);

    pid_t owner_ = 0;
    int terminal_ = -1;  ///< as the program knows it; it leads to the display as long as this lives
    int orders_ = -1;
    std::array<int, 3> kept_ = {-1, -1, -1};  ///< the terminal, where standard output and error were it
};

}  // namespace offbeat::report
