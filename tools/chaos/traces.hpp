#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace chaos {

/// The environment variable that marks all processes of a run.
inline constexpr const char* mark = "OFFBEAT_CHAOS";

/// Orphans of what this process started become its own children.
void adopt_orphans();

/// The children of a process, whatever their state.
std::vector<pid_t> children_of(pid_t parent);
/// A process's name, as /proc/PID/comm has it; empty where it is gone.
std::string name_of(pid_t pid);
/// Whether it leads a session: a daemon that a row left.
bool leads_session(pid_t pid);

/// Living processes that carry this value of the mark, as `4711 (sleep 9)`. Reaps those that have ended.
std::vector<std::string> marked_processes(const std::string& value);
void kill_marked(const std::string& value);

/// All files below a folder, relative to it.
std::vector<std::string> files_below(const std::string& folder);

}  // namespace chaos
