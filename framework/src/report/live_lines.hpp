#pragma once

#include "offbeat/builtin_reporters.hpp"
#include "report/live_state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace offbeat::report {

/// What the live area tells.
struct LiveView {
    const LiveState& state;
    double elapsed = 0;               ///< seconds
    double rate = 0;                  ///< rows a second
    std::optional<double> left = {};  ///< seconds
    struct Row {
        double seconds = 0;
        std::string name = {};
    };
    std::vector<Row> running = {};  ///< in any order
    std::string unfinished = {};    ///< what the program wrote behind its last line end
};

struct TerminalSize {
    std::size_t columns = 80;
    std::size_t lines = 24;
    [[nodiscard]] bool operator==(const TerminalSize&) const = default;
};

/// The lines of the live area, at least one: bar and figures, verdicts, the running rows, longest first. None is wider
/// than the terminal less one column, and they leave the terminal a line for what stands above.
std::vector<std::string> live_lines(const LiveView& view, TerminalSize size, const ConsoleOptions& options);

/// `0:07`, `12:34`, `1:02:03`
std::string clock_text(double seconds);

}  // namespace offbeat::report
