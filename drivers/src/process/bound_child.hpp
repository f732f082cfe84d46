#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::process {

/// The user that a child becomes.
struct User {
    uid_t uid;
    gid_t gid;
};

/// How a child is started.
struct ChildOptions {
    /// Program (absolute) and arguments.
    std::vector<std::string> command;
    /// Its whole environment, `NAME=value`.
    std::vector<std::string> environment;
    /// Standard output and error are appended here; standard input is empty.
    std::filesystem::path log;
    /// Become this user; none: stay.
    std::optional<User> user;
    /// What the kernel sends the child when the thread that started it ends, however it ends.
    int parent_death_signal;
};

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
