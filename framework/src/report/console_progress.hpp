#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

namespace offbeat::report {

/// One line on a terminal, rewritten at most ten times a second, from the second second on.
class ConsoleProgress {
public:
    ConsoleProgress(std::FILE* out, bool live) : out_(out), live_(live) {}

    void start(std::uint64_t planned);
    void step();
    /// Takes the line away, so that other text can be written.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    void show(double seconds);

    std::FILE* out_;
    bool live_;
    std::uint64_t planned_ = 0;
    std::uint64_t done_ = 0;
    Clock::time_point started_ = {};
    Clock::time_point next_ = {};
    std::size_t width_ = 0;  ///< of what stands on the terminal now
};

/// `12000/1000000 (1 %), 24000 rows/s, 41.2 s left`
std::string progress_text(std::uint64_t done, std::uint64_t planned, double seconds);

}  // namespace offbeat::report
