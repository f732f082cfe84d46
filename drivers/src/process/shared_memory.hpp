#pragma once

#include "process_table.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace offbeat::process {

/// Shared memory that outlives processes killed with -9. What is theirs is told by what they have mapped, and by the
/// lock files that PostgreSQL leaves: never by its owner, who may run other servers.
class SharedMemory {
public:
    /// Remembers what a process has mapped, System V segments and PostgreSQL's in /dev/shm, and the process itself: it
    /// may make one yet before it is ended.
    void note(const Entry& process);
    /// Remembers what the PostgreSQL servers made whose data lies below a folder.
    void note_servers_below(const std::filesystem::path& folder);
    /// Removes what nobody has mapped any more. \returns what was removed, for people
    std::vector<std::string> remove() const;

private:
    struct Segment {
        long key;
        pid_t creator;  ///< 0: seen mapped, so it needs no further proof
    };
    void find_made(std::map<int, Segment>& segments) const;

    std::map<int, Segment> segments_;
    std::map<pid_t, long> makers_;  ///< when they were started, in seconds since the epoch
    std::set<std::filesystem::path> files_;
};

}  // namespace offbeat::process
