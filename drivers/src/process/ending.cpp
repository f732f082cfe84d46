#include "ending.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

namespace offbeat::process {
namespace {

using Clock = std::chrono::steady_clock;

// Until it has ended: no longer a running process, though perhaps not reaped.
void await_end(const Entry& entry, Clock::time_point until) {
    const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, entry.pid, 0));
    if (pidfd < 0) return;
    const auto now = entry_of(entry.pid);
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd ended{pidfd, POLLIN, 0};
    if (now && now->start == entry.start && left > 0) poll(&ended, 1, static_cast<int>(left));
    close(pidfd);
}

// A stopping process is told to stop at its next step in user mode: there is no event for that from outside.
constexpr int settle_ms = 1;

}  // namespace

Ending end_all(const Find& find, std::chrono::milliseconds limit) {
    const auto until = Clock::now() + limit;
    Ending ending;
    for (auto found = find(); !found.empty(); found = find()) {
        if (Clock::now() > until) {
            ending.left = found;
            break;
        }
        for (const auto& entry : found) signal_to(entry, SIGKILL);
        for (const auto& entry : found) {
            await_end(entry, until);
            const bool known =
                std::ranges::any_of(ending.ended, [&](const auto& other) { return other.pid == entry.pid; });
            if (!known) ending.ended.push_back(entry);
        }
    }
    return ending;
}

bool freeze_all(const Find& find, std::chrono::milliseconds limit) {
    const auto until = Clock::now() + limit;
    // Twice: a child may be born of one that was still running while we looked.
    for (int quiet = 0; quiet < 2;) {
        if (Clock::now() > until) return false;
        bool all_frozen = true;
        for (const auto& entry : find()) {
            if (entry.state == 'T' || entry.state == 't') continue;
            all_frozen = false;
            signal_to(entry, SIGSTOP);
        }
        quiet = all_frozen ? quiet + 1 : 0;
        if (!all_frozen) poll(nullptr, 0, settle_ms);
    }
    return true;
}

void thaw_all(const Find& find) {
    for (const auto& entry : find()) signal_to(entry, SIGCONT);
}

}  // namespace offbeat::process
