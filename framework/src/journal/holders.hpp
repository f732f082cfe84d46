#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

// Who still holds the lock that all processes of a run share (see File), though others may have its file open, too.
namespace offbeat::journal {

/// As /proc/PID/comm has the process that ends a run whose runner was killed, and settles its journal.
inline constexpr const char* guard_name = "offbeat-guard";

struct Holder {
    pid_t pid = 0;
    std::string name = {};  ///< as /proc/PID/comm has it
    bool took_it = false;   ///< itself: the runner; all others were forked
};

/// All but this process, other users', and those of another PID namespace.
/// \param fd a descriptor of the locked file
std::vector<Holder> holders_of(int fd);

}  // namespace offbeat::journal
