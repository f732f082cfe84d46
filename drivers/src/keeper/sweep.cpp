#include "docker_undo.hpp"
#include "healing.hpp"
#include "home.hpp"
#include "offbeat/keeper/runs.hpp"
#include "process/process_table.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;

// Journals that were never finished: their keeper died at its start, before it made anything.
void remove_unfinished() {
    for (const auto& entry : fs::directory_iterator(home("runs"))) {
        if (entry.path().extension() != ".new") continue;
        const int descriptor = open(entry.path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        if (descriptor < 0) continue;
        std::error_code gone;
        const auto age = fs::file_time_type::clock::now() - fs::last_write_time(entry.path(), gone);
        if (!gone && age > std::chrono::minutes(1) && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            fs::remove(entry.path(), gone);
        close(descriptor);
    }
}

}  // namespace

std::vector<Healed> sweep() {
    std::vector<Healed> all;
    remove_unfinished();
    for (const auto& file : journals()) {
        const auto journal = Journal::take_over(file);
        if (!journal) continue;
        std::ranges::move(heal_run(*journal, 0), std::back_inserter(all));
    }
    std::vector<std::string> living;
    for (const auto& run : living_runs()) living.push_back(run.id);
    std::ranges::move(docker_sweep(living), std::back_inserter(all));
    return all;
}

}  // namespace offbeat::keeper
