#pragma once

#include "start_child.hpp"

#include <sys/types.h>

#include <chrono>
#include <optional>

namespace offbeat::process {

/// A child process that doesn't outlive its parent. It leads a session of its own, so that a terminal's Ctrl-C,
/// meant for the parent, leaves the order of shutting down to the parent.
class BoundChild {
public:
    /// Starts it. Throws std::runtime_error when there can be no process; a program that can't be executed
    /// ends with status 127 and its reason in the log.
    explicit BoundChild(const ChildOptions& options);

    /// Kills it when it still runs.
    ~BoundChild();

    BoundChild(const BoundChild&) = delete;
    BoundChild& operator=(const BoundChild&) = delete;

    /// Its process id.
    [[nodiscard]] pid_t pid() const { return pid_; }

    /// Sends a signal, unless it ended already.
    void signal(int number);

    /// The status that waitpid gave, once it ended; waits for that at most `limit`.
    std::optional<int> wait(std::chrono::milliseconds limit);

private:
    pid_t pid_;
    int pidfd_;
    std::optional<int> status_;
};

}  // namespace offbeat::process
