#pragma once

#include <sys/types.h>

namespace bench {

/// The processes of a tree at one moment.
struct TreeMemory {
    int processes = 0;
    long kib = 0;  ///< 0 where there is but one process: the kernel keeps that one's peak itself
};

/// Looks at a process and all below it. Those that end meanwhile are left out.
TreeMemory look_at_tree(pid_t root);

/// Kills all below this process, as far as they can be found. Returns how many there were.
int kill_children();

}  // namespace bench
