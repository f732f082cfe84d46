#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::process {

/// What the kernel says of a process (/proc/PID/stat).
struct Entry {
    pid_t pid = 0;
    pid_t parent = 0;
    char state = ' ';   ///< `R`unning, `S`leeping, s`T`opped, `Z`ombie, …
    std::string start;  ///< in ticks since boot: tells this process from a later one with its id
    std::string name;   ///< as ps shows it, cut by the kernel

    [[nodiscard]] bool is_alive() const { return state != 'Z' && state != 'X'; }
};

/// Nothing where there is no such process.
std::optional<Entry> entry_of(pid_t pid);

/// Every process, zombies included.
std::vector<Entry> all_processes();

/// `<pid> <start>`, which no other process has until the next boot. Empty where there is no such process.
std::string identity(pid_t pid);

/// The name of the processes' name space that we are in: another one's processes aren't seen from here.
std::string process_space();

/// Whether the process of an identity is there, and no zombie.
bool is_alive(const std::string& identity);

/// The process id of an identity; 0 where it is none.
pid_t pid_of(const std::string& identity);

/// The children of `roots`, their children, and so on; not the roots.
std::set<pid_t> descendants(const std::vector<Entry>& all, const std::set<pid_t>& roots);

/// Whether a process works in a folder or below it. False where we may not know.
bool works_in(pid_t pid, const std::filesystem::path& folder);

/// Whether `NAME=value` stood in the environment that a process was started with. False where we may not know.
bool was_given(pid_t pid, std::string_view variable);

/// Sends a signal to this very process, never to a later one with its id. False where it is gone.
bool signal_to(const Entry& entry, int number);

}  // namespace offbeat::process
