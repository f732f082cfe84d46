#include "journal/file_parts.hpp"
#include "journal/holders.hpp"
#include "journal/takeover.hpp"
#include "offbeat/error.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <thread>

// What becomes of the journal of a run that was killed.
namespace offbeat::journal {
namespace {

using namespace std::chrono_literals;

std::string taken_over(const std::string& folder) {
    return folder + "/journal.resuming.jsonl";
}

bool is_there(const std::string& file) {
    return ::access(file.c_str(), F_OK) == 0;
}

constexpr auto between_looks = 100ms;

bool goes_on(const Holder& holder) {
    return holder.took_it || holder.name == guard_name;
}

/// `: process 4711 (payment)`; nothing where none is seen.
std::string shown(const std::vector<Holder>& holders) {
    for (const auto& holder : holders)
        if (goes_on(holder)) return ": process " + std::to_string(holder.pid) + " (" + holder.name + ')';
    return {};
}

/// \returns false where all was put in order by them
bool await_writers(const report::Descriptor& tail, const std::string& folder, std::chrono::milliseconds patience) {
    const auto begin = std::chrono::steady_clock::now();
    auto look_at = begin;
    for (;; std::this_thread::sleep_for(2ms)) {
        // A file system that knows no locks can't tell.
        const bool alone = flock(tail.number(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
        struct stat status {};
        if (fstat(tail.number(), &status) == 0 && status.st_nlink == 0) return false;
        if (alone) return true;
        const auto now = std::chrono::steady_clock::now();
        if (now < look_at) continue;
        look_at = now + between_looks;
        const auto holders = holders_of(tail.number());
        // With the runner and the guard killed nobody else ends what their workers' rows left behind.
        if (std::ranges::none_of(holders, goes_on)) {
            for (const auto& holder : holders) ::kill(holder.pid, SIGKILL);
        }
        if (now > begin + patience)
            throw Error("processes of the run in " + folder + " live yet" + shown(holders) +
                        "; it must have come to its end");
    }
}

}  // namespace

void File::recover(const std::string& folder, std::chrono::milliseconds patience) {
    if (is_there(tail_of(folder))) recover_tail(folder, patience);
    // Whoever was killed while it took a journal over had run no row yet: all that it wrote stands in the old one.
    if (is_there(taken_over(folder))) std::rename(taken_over(folder).c_str(), journal_of(folder).c_str());
}

void File::recover_tail(const std::string& folder, std::chrono::milliseconds patience) {
    const report::Descriptor tail(tail_of(folder), O_RDWR);
    if (!await_writers(tail, folder, patience)) return;
    report::Descriptor file(journal_of(folder), O_RDWR | O_CREAT);
    struct stat status {};
    const auto size = fstat(tail.number(), &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
    void* mapped =
        size < sizeof(Tail) ? MAP_FAILED : mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, tail.number(), 0);
    if (mapped != MAP_FAILED) {
        const auto& left = *static_cast<const Tail*>(mapped);
        const auto state = left.state();
        const bool sound = left.kind.load() == magic && state.used <= tail_bytes &&
                           left.workers == (size - sizeof(Tail)) / sizeof(Begun);
        // What was being settled, or written past the tail, when the last process was killed stands behind `settled`.
        if (sound) {
            std::string lines(left.text, static_cast<std::size_t>(state.used));
            const auto* begun = reinterpret_cast<const Begun*>(&left + 1);
            for (std::uint64_t i = 0; i < left.workers; ++i) {
                if (begun[i].state.load() == Begun::noted && begun[i].size <= longest_noted &&
                    !begun[i].ended_by(state, i))
                    lines.append(begun[i].line, begun[i].size);
            }
            file.truncate(state.settled);
            file.write_at(lines, state.settled);
        }
        munmap(mapped, size);
    }
    ::unlink(tail_of(folder).c_str());
}

Takeover::Takeover(const std::string& folder) : folder_(folder) {
    File::recover(folder);
    if (std::rename(journal_of(folder).c_str(), path().c_str()) != 0)
        throw Error("--resume: there is no journal of an earlier run: " + journal_of(folder));
}

Takeover::~Takeover() {
    if (done_) return;
    ::unlink(tail_of(folder_).c_str());
    std::rename(path().c_str(), journal_of(folder_).c_str());
}

std::string Takeover::path() const {
    return taken_over(folder_);
}

void Takeover::done() {
    const std::string kept = folder_ + "/journal.interrupted.jsonl";
    if (std::rename(path().c_str(), kept.c_str()) != 0)
        throw Error("can't rename " + path() + " to " + kept + ": " + std::strerror(errno));
    done_ = true;
}

void Takeover::forget(const std::string& folder) {
    ::unlink(taken_over(folder).c_str());
}

}  // namespace offbeat::journal
