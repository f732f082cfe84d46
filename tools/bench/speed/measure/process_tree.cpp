#include "process_tree.hpp"

#include "memory.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

[[noreturn]] void refuse(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

[[noreturn]] void become(const std::vector<std::string>& command, int output, const sigset_t& signals) {
    setsid();
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    std::vector<char*> words;
    // execvp doesn't write into them: its signature is older than const.
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));  // NOLINT
    words.push_back(nullptr);
    pthread_sigmask(SIG_SETMASK, &signals, nullptr);
    execvp(words[0], words.data());
    _exit(127);
}

class Measured {
public:
    explicit Measured(pid_t command) : command_(command) {}

    /// Takes in who has ended; true when nobody is left.
    bool reap() {
        int status = 0;
        rusage used{};
        for (pid_t ended = 0; (ended = wait4(-1, &status, WNOHANG, &used)) != 0;) {
            if (ended < 0) return true;
            // A process's own figures hold those of the children that it waited for. The others came to us.
            usage_.cpu += seconds(used.ru_utime) + seconds(used.ru_stime);
            usage_.peak_kib = std::max(usage_.peak_kib, used.ru_maxrss);
            if (ended != command_) continue;
            usage_.wall = since(begin_);
            usage_.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            over_ = true;
        }
        return false;
    }

    void look(double limit) {
        if (over_) {
            // What the command started and left must not outlive its measuring.
            if (since(begin_) - usage_.wall > grace) usage_.left = std::max(usage_.left, kill_children());
            return;
        }
        const TreeMemory tree = look_at_tree(command_);
        usage_.most_processes = std::max(usage_.most_processes, tree.processes);
        usage_.peak_kib = std::max(usage_.peak_kib, tree.kib);
        if (since(begin_) < limit) return;
        usage_.timed_out = true;
        kill_children();
    }

    [[nodiscard]] const Usage& usage() const { return usage_; }

private:
    static constexpr double grace = 2;  // seconds

    pid_t command_;
    bool over_ = false;
    Usage usage_;
    Clock::time_point begin_ = Clock::now();
};

}  // namespace

Usage run_measured(const std::vector<std::string>& command, const std::string& output, double limit_seconds) {
    // Orphans become ours, so that their time can be had.
    if (prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) refuse("cannot adopt orphans");
    sigset_t child{};
    sigset_t before{};
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    pthread_sigmask(SIG_BLOCK, &child, &before);
    const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) refuse("cannot write " + output);
    const pid_t process = fork();
    if (process < 0) refuse("cannot fork");
    if (process == 0) become(command, file, before);
    close(file);
    Measured measured(process);
    const timespec pause{0, 20'000'000};
    for (; !measured.reap(); measured.look(limit_seconds)) sigtimedwait(&child, nullptr, &pause);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return measured.usage();
}

}  // namespace bench
