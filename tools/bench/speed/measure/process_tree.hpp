#pragma once

#include <string>
#include <vector>

namespace bench {

/// What a command cost, with all the processes that it started.
struct Usage {
    int status = 0;          ///< as a shell has it: 128 + the signal's number where one ended it
    double cpu = 0;          ///< seconds, user and system, of every process that has ended
    double wall = 0;         ///< seconds until the command's own process ended
    long peak_kib = 0;       ///< most memory at once: of one process as the kernel recorded it, of several as sampled
    int most_processes = 1;  ///< that were seen at once
    int left = 0;            ///< still running 2 s after the command had ended, and killed then
    bool timed_out = false;  ///< killed after `limit_seconds`
};

/// Runs a command to its end, its standard output and error into a file.
/// Memory of several processes is the sum of their proportional set sizes (what they share counts once), looked at
/// every 20 ms; so a peak that is shorter than that may be missed there.
/// \throws std::runtime_error where the machine refuses
Usage run_measured(const std::vector<std::string>& command, const std::string& output, double limit_seconds);

}  // namespace bench
