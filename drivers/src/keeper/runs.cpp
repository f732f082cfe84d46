#include "offbeat/keeper/runs.hpp"

#include "healing.hpp"
#include "home.hpp"
#include "offbeat/error.hpp"
#include "process/process_table.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto patience = 15s;  // with a keeper that heals
constexpr int look_again_ms = 10;

void kill_identity(const Entries& run, const std::string& identity) {
    const auto entry = process::entry_of(process::pid_of(identity));
    if (entry && run.lives(identity)) process::signal_to(*entry, SIGKILL);
}

// False where it is still there at the limit.
bool await(const Entries& run, const std::string& identity, std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (run.lives(identity)) {
        if (std::chrono::steady_clock::now() > until) return false;
        poll(nullptr, 0, look_again_ms);
    }
    return true;
}

}  // namespace

std::vector<Run> living_runs() {
    std::vector<Run> runs;
    for (const auto& file : journals()) {
        const auto entries = read_entries(file);
        if (!entries || !entries->is_sound()) continue;
        const bool program = entries->lives(entries->program), keeper = entries->lives(entries->keeper);
        if (!program && !keeper) continue;
        Run run{entries->run, 0, 0, "", entries->folder};
        if (keeper) run.keeper = process::pid_of(entries->keeper);
        if (program) run.program = process::pid_of(entries->program);
        if (const auto entry = process::entry_of(run.program)) run.program_name = entry->name;
        runs.push_back(run);
    }
    return runs;
}

std::vector<Healed> end_run(const std::string& id) {
    const fs::path file = home("runs") / (id + ".journal");
    const auto run = is_run_id(id) ? read_entries(file) : std::nullopt;
    if (!run || !run->is_sound() || run->run != id || (!run->lives(run->program) && !run->lives(run->keeper)))
        throw EnvironmentError("no living run " + id);
    std::vector<Healed> all;
    if (run->lives(run->program)) {
        kill_identity(*run, run->program);
        const auto what = "end program " + std::to_string(process::pid_of(run->program));
        all.push_back({run->run, what, await(*run, run->program, patience) ? "" : "it doesn't end"});
    }
    if (!await(*run, run->keeper, patience)) {
        kill_identity(*run, run->keeper);
        const bool ended = await(*run, run->keeper, patience);
        all.push_back({run->run, "end its keeper, which hung", ended ? "" : "it doesn't end"});
    }
    if (const auto journal = Journal::take_over(file)) {
        for (auto& healed : heal_run(*journal, 0)) all.push_back(std::move(healed));
    }
    return all;
}

std::vector<Healed> remove_templates() {
    std::vector<Healed> all;
    const fs::path templates = home("postgresql");
    const int lock = open((templates / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    const bool free = lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0;
    if (free) {
        for (const auto& entry : fs::directory_iterator(templates)) {
            if (entry.path().filename() == "lock") continue;
            std::error_code error;
            fs::remove_all(entry.path(), error);
            all.push_back({"", "remove template " + entry.path().string(), error ? error.message() : ""});
        }
    }
    if (lock >= 0) close(lock);
    return all;
}

}  // namespace offbeat::keeper
