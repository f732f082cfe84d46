#pragma once

#include <chrono>
#include <set>
#include <string>

namespace kills {

/// What stood on this machine before a run, so that what the run left can be told from it.
class Leftovers {
public:
    Leftovers();

    /// Waits until nothing new is there. \returns what is left after so many seconds; empty: nothing
    [[nodiscard]] std::string await_gone(std::chrono::steady_clock::time_point since, double patience) const;

private:
    [[nodiscard]] std::string left_now(bool running) const;

    std::set<std::string> before_;
};

/// Lets orphans of what this process started become its own children, so that none can be missed.
void adopt_orphans();

}  // namespace kills
