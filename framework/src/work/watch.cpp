#include "work/watch.hpp"

#include "offbeat/error.hpp"
#include "offbeat/utf8.hpp"
#include "work/crash.hpp"
#include "work/worker.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <iostream>
#include <new>

namespace offbeat::work {
namespace {

constexpr int not_green = 201;  // as Boost.Test has it for failed tests
constexpr int by_signal = 128;  // and the signal's number, as shells have it
constexpr std::array handed_on{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/// Seen by both processes.
struct Watched {
    std::atomic<bool> all_told = false;
    char called[160] = {};  ///< the configuration method that runs; empty: none
};
Watched* watched = nullptr;  ///< null: nobody waits

sigset_t awaited() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    for (const int number : handed_on) sigaddset(&set, number);
    return set;
}

/// A terminal's signals go to the child too, those of kill() don't.
bool is_for_this_process_alone(const siginfo_t& signal) {
    return signal.si_code == SI_USER || signal.si_code == SI_QUEUE || signal.si_code == SI_TKILL;
}

/// \returns how the child ended, as wait() has it
int wait_for(pid_t child, const sigset_t& set) {
    for (;;) {
        int status = 0;
        const pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child) return status;
        if (ended < 0) return 0xFF00;
        siginfo_t signal{};
        if (sigwaitinfo(&set, &signal) > 0 && signal.si_signo != SIGCHLD && is_for_this_process_alone(signal))
            kill(child, signal.si_signo);
    }
}

int status_of(const std::string& program, int ended) {
    const bool killed = WIFSIGNALED(ended);
    const int status = killed ? by_signal + WTERMSIG(ended) : WEXITSTATUS(ended);
    if (watched->all_told.load()) return status;
    const std::string called = watched->called;
    std::cerr << utf8::visible(program) << ": the program ended in the middle of its run, "
              << (killed ? "by " + signal_name(WTERMSIG(ended)) : "with status " + std::to_string(status))
              << (!called.empty() ? ", in " + utf8::visible(called)
                  : killed        ? ""
                                  : ": a method of the suite, of a test or of groups, or a listener, ended it")
              << ". The rows that had ended are in journal.jsonl\n";
    return status == 0 ? not_green : status;
}

}  // namespace

void watch(const std::string& program) {
    void* shared = mmap(nullptr, sizeof *watched, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) throw Error("no page of memory is left to watch over the run");
    watched = new (shared) Watched();
    std::fflush(nullptr);
    signal(SIGCHLD, SIG_DFL);  // who ignores it never learns how a child ended
    const sigset_t set = awaited();
    sigset_t before;
    sigprocmask(SIG_BLOCK, &set, &before);
    const pid_t self = getpid();
    const pid_t child = fork();
    if (child < 0) throw Error("no process is left to watch over the run");
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != self) _exit(not_green);
        sigprocmask(SIG_SETMASK, &before, nullptr);
        carry_on();
        return;
    }
    const int status = status_of(program, wait_for(child, set));
    std::fflush(nullptr);
    _exit(status);  // what static objects put in order is the child's
}

void done() {
    if (watched != nullptr) watched->all_told = true;
}

Called::Called(const std::string& path) {
    if (watched != nullptr) watched->called[path.copy(watched->called, sizeof watched->called - 1)] = '\0';
}

Called::~Called() {
    if (watched != nullptr) watched->called[0] = '\0';
}

}  // namespace offbeat::work
