#pragma once

#include <sys/types.h>

#include <set>
#include <string>
#include <vector>

namespace offbeat::work {

/// A process as /proc has it.
struct Process {
    pid_t pid = 0;
    pid_t parent = 0;
    std::string name = {};
    bool zombie = false;
};

/// All living processes that descend from one, but for those that are to outlive the run's workers (see outlives.hpp),
/// those that are spared, and what descends from either.
std::vector<Process> descendants_of(pid_t ancestor, const std::set<pid_t>& spared = {});

/// The living children of this process, of this thread's own making: one read, cheap enough for each row.
std::vector<pid_t> children();

/// Kills all that descends from this process but for those that are spared, and waits for what is its own to wait for.
/// \returns what there was: `4711 process 4711 (sleep 9)`, a line each
std::string end_descendants(const std::set<pid_t>& spared);

/// `process 4711 (sleep 1000)`
std::string shown(const Process& process);

}  // namespace offbeat::work
