#include "work/worker.hpp"

#include "work/crash.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

namespace offbeat::work {

void settle_in(Slot& slot, const Settings& settings) {
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
