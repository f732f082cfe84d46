#include "healing.hpp"

#include "home.hpp"
#include "process/ending.hpp"
#include "process/shared_memory.hpp"
#include "undo.hpp"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <thread>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto ending_limit = 10s;  // SIGKILL takes milliseconds, but for what the kernel holds

// Nobody ends what it was started by.
std::set<pid_t> ancestors_of(const std::vector<process::Entry>& all, pid_t pid) {
    std::map<pid_t, pid_t> parents;
    for (const auto& entry : all) parents[entry.pid] = entry.parent;
    std::set<pid_t> found;
    for (pid = parents[pid]; pid > 0 && found.insert(pid).second;) pid = parents[pid];
    found.insert(1);
    return found;
}

void append(std::vector<Healed>& all, std::vector<Healed> more) {
    std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

std::string mark(const std::string& run) {
    return "OFFBEAT_RUN=" + run;
}

std::vector<process::Entry> processes_of(const Entries& run, pid_t keeper) {
    if (!run.is_sound()) return {};
    const auto all = process::all_processes();
    std::set<pid_t> roots;
    if (keeper == getpid()) roots.insert(keeper);
    for (const auto& identity : run.spawned) {
        const pid_t root = process::pid_of(identity);
        if (run.lives(identity) && process::was_given(root, mark(run.run))) roots.insert(root);
    }
    auto members = process::descendants(all, roots);
    members.insert(roots.begin(), roots.end());
    auto spared = ancestors_of(all, getpid());
    spared.insert({getpid(), keeper, process::pid_of(run.program)});
    const bool folder_is_ours = is_own_folder(run.folder);
    std::vector<process::Entry> found;
    for (const auto& entry : all) {
        if (!entry.is_alive() || spared.contains(entry.pid)) continue;
        const bool member = members.contains(entry.pid) ||
                            (folder_is_ours && process::works_in(entry.pid, run.folder)) ||
                            process::was_given(entry.pid, mark(run.run));
        if (member) found.push_back(entry);
    }
    return found;
}

std::string troubles(const std::vector<Healed>& all) {
    std::string text;
    for (const auto& healed : all) {
        if (!healed.trouble.empty()) text += (text.empty() ? "" : "; ") + healed.what + ": " + healed.trouble;
    }
    return text;
}

std::vector<Healed> end_processes(const Entries& run, pid_t keeper) {
    if (!run.is_sound()) return {};
    process::SharedMemory memory;
    if (is_own_folder(run.folder)) memory.note_servers_below(run.folder);
    const auto ending = process::end_all(
        [&] {
            auto found = processes_of(run, keeper);
            for (const auto& entry : found) memory.note(entry);
            return found;
        },
        ending_limit);
    std::vector<Healed> healed;
    const auto tell = [&](const process::Entry& entry, const std::string& trouble) {
        healed.push_back({run.run, "end process " + std::to_string(entry.pid) + " (" + entry.name + ")", trouble});
    };
    for (const auto& entry : ending.left) tell(entry, "it doesn't end");
    for (const auto& entry : ending.ended) tell(entry, "");
    for (const auto& removed : memory.remove()) healed.push_back({run.run, "remove " + removed, ""});
    return healed;
}

std::vector<Healed> undo_open(Journal& journal) {
    struct Work {
        std::uint64_t intent;
        Undo undo;
        Healed healed = {};
    };
    std::map<int, std::map<std::string, std::vector<Work>>> turns;  // by turn and thing
    const auto& open = journal.entries().open;
    for (auto entry = open.rbegin(); entry != open.rend(); ++entry)
        turns[turn_of(entry->second)][thing_of(entry->second)].push_back({entry->first, entry->second});
    // What is gone needs no healing: an engine starts a container more slowly than it removes it. Where the removal
    // fails, the rest is tried all the same.
    for (auto& [turn, things] : turns) {
        for (auto& [thing, works] : things)
            std::stable_partition(works.begin(), works.end(), [](const Work& work) { return removes(work.undo); });
    }
    std::vector<Healed> all;
    for (auto& [turn, things] : turns) {
        std::vector<std::thread> threads;
        for (auto& [thing, works] : things) {
            threads.emplace_back([&run = journal.entries().run, &works = works] {
                for (auto& work : works) work.healed = try_to_undo(run, work.undo);
            });
        }
        for (auto& thread : threads) thread.join();
        for (auto& [thing, works] : things) {
            for (auto& work : works) {
                if (work.healed.trouble.empty()) journal.done(work.intent);
                all.push_back(std::move(work.healed));
            }
        }
    }
    return all;
}

std::vector<Healed> remove_folder(const Entries& run, bool itself) {
    if (run.folder.empty() || !fs::exists(fs::symlink_status(run.folder))) return {};
    Healed healed{run.run, "remove folder " + run.folder.string(), ""};
    if (!run.is_sound() || !is_own_folder(run.folder)) {
        healed.trouble = "it isn't a run's folder of this user";
        return {healed};
    }
    std::error_code error;
    if (itself) {
        fs::remove_all(run.folder, error);
    } else {
        for (const auto& entry : fs::directory_iterator(run.folder, error)) fs::remove_all(entry.path(), error);
    }
    if (error) healed.trouble = error.message();
    return {healed};
}

std::vector<Healed> heal_run(Journal& journal, pid_t keeper) {
    if (!journal.entries().is_sound()) {
        const auto where = journal.set_aside();
        return {{journal.entries().run, "read a journal", "it is damaged, and now " + where.string()}};
    }
    auto all = end_processes(journal.entries(), keeper);
    append(all, undo_open(journal));
    append(all, remove_folder(journal.entries(), true));
    const bool whole = std::ranges::all_of(all, [](const auto& healed) { return healed.trouble.empty(); });
    if (whole) journal.remove();
    return all;
}

}  // namespace offbeat::keeper
