#pragma once

#include <sys/types.h>

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
    /// Its working directory.
    std::filesystem::path folder = "/";
};

/// Starts a process that leads a session of its own, with every signal as usual and no file of ours.
/// One that can't be executed ends with status 127 and its reason in the log.
/// \param refusal where not null: waits until the program is executed, and takes the reason why it couldn't be
/// \throws std::runtime_error when there can be no process
pid_t start_child(const ChildOptions& options, std::string* refusal = nullptr);

}  // namespace offbeat::process
