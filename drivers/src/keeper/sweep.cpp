#include "docker/undo.hpp"
#include "healing.hpp"
#include "home.hpp"
#include "undo.hpp"

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

// By their label, what runs left in the engine whose journal is gone. Only of runs that had their journal here: other
// users, other homes and other machines may use the same engine.
std::vector<Healed> sweep_engine() {
    std::vector<Healed> all;
    const fs::path runs = home("runs");
    const std::string ours = home_id();
    const auto is_claimed = [&](const std::string& run) {
        return !is_run_id(run) || home_of(run) != ours || fs::exists(fs::symlink_status(runs / (run + ".journal")));
    };
    for (const auto& leftover : docker::leftovers(is_claimed)) all.push_back(try_to_undo(leftover.run, leftover.undo));
    return all;
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
    std::ranges::move(sweep_engine(), std::back_inserter(all));
    return all;
}

}  // namespace offbeat::keeper
