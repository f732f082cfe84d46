#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::keeper {

/// What takes something back that this run made or broke: plain data, so that another process can do it, and
/// idempotent, so that it may be done twice. What was done to one thing is undone in the reverse order of its writing.
struct Undo {
    std::string what;  ///< one of undo.cpp's: `remove-container`, `start-container`, `remove-folder`, …
    std::map<std::string, std::string> with = {};
};

/// How a process is started by the keeper.
struct Command {
    std::vector<std::string> arguments;         ///< the program (absolute) first
    std::vector<std::string> environment = {};  ///< all of it, `NAME=value`
    std::filesystem::path folder;               ///< its working directory, below Keeper::folder()
    std::filesystem::path log;                  ///< standard output and error are appended here
    std::optional<uid_t> user = {};             ///< become this user and its group; none: stay
    std::optional<gid_t> group = {};
};

/// A process that the keeper started.
class Process {
public:
    Process(pid_t pid, int pidfd) : pid_(pid), pidfd_(pidfd) {}
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;
    ~Process();

    [[nodiscard]] pid_t pid() const { return pid_; }
    /// Whether it has ended; waits for that at most `limit`.
    [[nodiscard]] bool ended(std::chrono::milliseconds limit = {}) const;
    /// Sends a signal, unless it ended already.
    void signal(int number) const;

private:
    pid_t pid_;
    int pidfd_;
};

/// The process that heals. It outlives this program: the moment this one ends, also by kill -9, a pipe between them
/// closes and it undoes what is still written down, ends every process that it started with all their descendants,
/// and removes the run's folder. Should it die too, the next run's keeper does it: the journal is on disk.
class Keeper {
public:
    /// Starts it at the first call, and heals what dead runs of this user left behind.
    static Keeper& instance();

    /// This run's id, of [a-z0-9-]: what containers and networks are labelled with (`offbeat.run`).
    [[nodiscard]] const std::string& run() const;
    /// The run's own folder in memory (/dev/shm) where there is room, else in the temporary directory; any user may
    /// pass through it. Removed at the end.
    [[nodiscard]] const std::filesystem::path& folder() const;

    /// Writes down how to take back what is about to be done. It is on disk when this returns.
    /// \param connection to whom is about to do it in our name, such as an engine; -1: we do it ourselves. Where this
    ///        program dies meanwhile, the keeper looks for what was made once that one has closed the connection too,
    ///        and so can't make it later.
    std::uint64_t intend(const Undo& undo, int connection = -1);
    /// It was taken back, or never happened.
    void done(std::uint64_t intent);

    /// Starts a process as a child of the keeper. \throws EnvironmentError where it can't be
    Process spawn(const Command& command);
    /// What waitpid said of an ended process; nothing where it runs.
    std::optional<int> status(const Process& process);

    /// Undoes all that is left, as at a normal end; also called at exit.
    void heal();

private:
    Keeper();
    ~Keeper();
    struct Link;
    std::unique_ptr<Link> link_;
};

/// To be called first in main: where this process was started to be the keeper, it serves and never returns.
void serve_if_asked(int argc, char* argv[]);

/// One thing that a dead run left, and what became of it.
struct Healed {
    std::string run;
    std::string what;
    std::string trouble;  ///< empty: taken back
};
/// Heals what dead runs of this user left: by their journals, and by the label of containers and networks that no
/// living run claims. Touches nothing else.
std::vector<Healed> sweep();

}  // namespace offbeat::keeper
