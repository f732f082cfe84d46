#include "bound_child.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace offbeat::process {
namespace {

constexpr int status_unknown = 255 << 8;  // as exit(255)

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const auto& text : texts) result.push_back(const_cast<char*>(text.c_str()));  // execve promises not to write
    result.push_back(nullptr);
    return result;
}

[[noreturn]] void give_up(const char* what) {
    const char* reason = strerrordesc_np(errno);
    for (const char* part : {"can't start: ", what, ": ", reason ? reason : "?", "\n"}) {
        if (write(STDERR_FILENO, part, std::strlen(part)) < 0) break;
    }
    _exit(127);
}

// Between fork and exec, perhaps of a program with threads: nothing here may allocate or lock.
[[noreturn]] void become(const ChildOptions& options, char** arguments, char** environment, int log, pid_t parent) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    close_range(STDERR_FILENO + 1, ~0U, 0);
    setsid();
    if (chdir("/") != 0) give_up("chdir /");
    if (options.user) {
        if (setgroups(0, nullptr) != 0) give_up("setgroups");
        if (setgid(options.user->gid) != 0) give_up("setgid");
        if (setuid(options.user->uid) != 0) give_up("setuid");
    }
    // After setuid, which clears it. The parent may have died before: then nobody would send the signal.
    if (prctl(PR_SET_PDEATHSIG, options.parent_death_signal) != 0) give_up("prctl");
    if (getppid() != parent) _exit(127);
    execve(arguments[0], arguments, environment);
    give_up(arguments[0]);
}

}  // namespace

BoundChild::BoundChild(const ChildOptions& options) {
    auto arguments = pointers(options.command);
    auto environment = pointers(options.environment);
    const int log = open(options.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log < 0)
        throw std::runtime_error("can't write " + options.log.string() + ": " + std::generic_category().message(errno));
    const pid_t parent = getpid();
    pid_ = fork();
    if (pid_ == 0) become(options, arguments.data(), environment.data(), log, parent);
    const int error = errno;
    close(log);
    if (pid_ < 0) throw std::runtime_error("can't fork: " + std::generic_category().message(error));
    pidfd_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
}

BoundChild::~BoundChild() {
    if (!wait(std::chrono::milliseconds(0))) {
        signal(SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    if (pidfd_ >= 0) close(pidfd_);
}

void BoundChild::signal(int number) {
    if (!status_) kill(pid_, number);  // not reaped yet, so the id is still its own
}

std::optional<int> BoundChild::wait(std::chrono::milliseconds limit) {
    if (status_) return status_;
    if (pidfd_ >= 0 && limit.count() > 0) {
        pollfd ended{pidfd_, POLLIN, 0};
        poll(&ended, 1, static_cast<int>(limit.count()));
    }
    int status = 0;
    const pid_t ended = waitpid(pid_, &status, WNOHANG);
    if (ended == pid_) status_ = status;
    if (ended < 0 && errno == ECHILD) status_ = status_unknown;  // somebody else, or SIGCHLD ignored, took it from us
    return status_;
}

}  // namespace offbeat::process
