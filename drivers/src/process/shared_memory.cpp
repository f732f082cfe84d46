#include "shared_memory.hpp"

#include "postgresql.hpp"

#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

namespace offbeat::process {
namespace {

namespace fs = std::filesystem;

constexpr int folders_deep = 4;

// In seconds since the epoch; rather early than late.
long started_at(const Entry& process) {
    timespec since_boot{};
    clock_gettime(CLOCK_BOOTTIME, &since_boot);
    const long started = std::atol(process.start.c_str()) / sysconf(_SC_CLK_TCK);
    return std::time(nullptr) - (since_boot.tv_sec - started) - 1;
}

bool is_mapped_by_anyone(const fs::path& file) {
    for (const auto& entry : all_processes()) {
        std::ifstream maps("/proc/" + std::to_string(entry.pid) + "/maps");
        for (std::string line; std::getline(maps, line);) {
            if (line.ends_with(' ' + file.string())) return true;
        }
    }
    return false;
}

}  // namespace

void SharedMemory::note(const Entry& process) {
    makers_[process.pid] = started_at(process);
    std::ifstream maps("/proc/" + std::to_string(process.pid) + "/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream fields(line);
        std::string range, rights, offset, device, name;
        long inode = 0;
        fields >> range >> rights >> offset >> device >> inode >> name;
        if (name.starts_with("/dev/shm/PostgreSQL.")) files_.insert(name);
        // The kernel shows a segment's id as its inode.
        if (name.starts_with("/SYSV")) segments_[static_cast<int>(inode)] = {std::stol(name.substr(5), nullptr, 16), 0};
    }
}

void SharedMemory::note_servers_below(const fs::path& folder) {
    std::error_code gone;
    for (fs::recursive_directory_iterator entry(folder, gone), end; entry != end; entry.increment(gone)) {
        if (gone) break;
        if (entry.depth() >= folders_deep) entry.disable_recursion_pending();
        if (entry->path().filename() != "postmaster.pid") continue;
        const auto lock = postgresql::lock_of(entry->path().parent_path());
        if (!lock || lock->segment_key == 0) continue;
        segments_.emplace(static_cast<int>(lock->segment_id), Segment{lock->segment_key, lock->pid});
    }
}

// By its maker's process id: an older segment is that of another process which had the id before.
void SharedMemory::find_made(std::map<int, Segment>& segments) const {
    shmid_ds status{};
    const int last = shmctl(0, SHM_INFO, &status);
    for (int i = 0; i <= last; ++i) {
        const int id = shmctl(i, SHM_STAT, &status);
        const auto maker = id < 0 ? makers_.end() : makers_.find(status.shm_cpid);
        if (maker != makers_.end() && status.shm_ctime >= maker->second)
            segments.emplace(id, Segment{status.shm_perm.__key, maker->first});
    }
}

std::vector<std::string> SharedMemory::remove() const {
    std::vector<std::string> removed;
    auto segments = segments_;
    find_made(segments);
    for (const auto& [id, segment] : segments) {
        shmid_ds status{};
        if (shmctl(id, IPC_STAT, &status) != 0 || status.shm_nattch != 0) continue;
        const bool same_key = static_cast<unsigned>(status.shm_perm.__key) == static_cast<unsigned>(segment.key);
        const bool same_creator = segment.creator == 0 || status.shm_cpid == segment.creator;
        if (same_key && same_creator && shmctl(id, IPC_RMID, nullptr) == 0)
            removed.push_back("shared memory segment " + std::to_string(id));
    }
    for (const auto& file : files_) {
        std::error_code gone;
        if (!is_mapped_by_anyone(file) && fs::remove(file, gone)) removed.push_back(file.string());
    }
    return removed;
}

}  // namespace offbeat::process
