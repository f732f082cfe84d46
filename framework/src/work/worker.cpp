#include "work/worker.hpp"

#include "work/crash.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

namespace offbeat::work {
namespace {

bool disowned = false;
constexpr int came_back_status = 1;

}  // namespace

void disown_children() {
    // Costs rows nothing, other than to ask for the process's number. Not called by posix_spawn.
    static const int failed = pthread_atfork(nullptr, nullptr, [] {
        disowned = true;
        forget_crashes();
    });
    static_cast<void>(failed);
}

bool is_disowned() {
    return disowned;
}

void carry_on() {
    disowned = false;
}

void end_disowned() {
    std::fprintf(stderr, "process %d, which a row has forked, came back from the row: it ends here\n", getpid());
    _exit(came_back_status);
}

void settle_in(Slot& slot, const Settings& settings) {
    carry_on();
    note_crashes(slot);
    // In a process group of its own it couldn't read the terminal, and would be stopped for trying.
    if (const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC); nothing >= 0) {
        dup2(nothing, STDIN_FILENO);
        close(nothing);
    }
    if (settings.memory > 0) {
        const rlimit limit{settings.memory, settings.memory};
        setrlimit(RLIMIT_AS, &limit);
    }
}

void end_untold(Slot& slot, const std::string& why) {
    std::snprintf(slot.what, sizeof slot.what, "%s", why.c_str());
    _exit(exit_cant_write);
}

void await_the_end() {
    for (;;) pause();
}

}  // namespace offbeat::work
