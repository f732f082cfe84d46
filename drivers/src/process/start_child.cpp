#include "start_child.hpp"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace offbeat::process {
namespace {

constexpr int report_end = STDERR_FILENO + 1;

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const auto& text : texts) result.push_back(const_cast<char*>(text.c_str()));  // execve promises not to write
    result.push_back(nullptr);
    return result;
}

[[noreturn]] void give_up(const char* what) {
    const char* reason = strerrordesc_np(errno);
    for (const int end : {STDERR_FILENO, report_end}) {
        for (const char* part : {"can't start: ", what, ": ", reason ? reason : "?", "\n"}) {
            if (write(end, part, std::strlen(part)) < 0) break;
        }
    }
    _exit(127);
}

void reset_signals() {
    for (int number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Between fork and exec, perhaps of a program with threads: nothing here may allocate or lock.
[[noreturn]] void become(const ChildOptions& options, char** arguments, char** environment, int log, int report,
                         pid_t parent) {
    reset_signals();
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    if (report >= 0) {
        if (report != report_end) dup2(report, report_end);
        fcntl(report_end, F_SETFD, FD_CLOEXEC);
    }
    close_range(report >= 0 ? report_end + 1 : report_end, ~0U, 0);
    setsid();
    if (options.user) {
        if (setgroups(0, nullptr) != 0) give_up("setgroups");
        if (setgid(options.user->gid) != 0) give_up("setgid");
        if (setuid(options.user->uid) != 0) give_up("setuid");
    }
    if (chdir(options.folder.c_str()) != 0) give_up(options.folder.c_str());
    // After setuid, which clears it. The parent may have died before: then nobody would send the signal.
    if (prctl(PR_SET_PDEATHSIG, options.parent_death_signal) != 0) give_up("prctl");
    if (getppid() != parent) _exit(127);
    execve(arguments[0], arguments, environment);
    give_up(arguments[0]);
}

[[noreturn]] void refuse(const std::string& what, int error) {
    throw std::runtime_error(what + ": " + std::generic_category().message(error));
}

// Empty once the program was executed: that closes the other end.
std::string read_report(int report) {
    std::string text;
    char buffer[256];
    for (ssize_t size = 1; size != 0;) {
        size = read(report, buffer, sizeof buffer);
        if (size > 0) text.append(buffer, static_cast<std::size_t>(size));
        if (size < 0 && errno != EINTR) break;
    }
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

}  // namespace

pid_t start_child(const ChildOptions& options, std::string* refusal) {
    auto arguments = pointers(options.command);
    auto environment = pointers(options.environment);
    const int log = open(options.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (log < 0) refuse("can't write " + options.log.string(), errno);
    int report[2] = {-1, -1};
    if (refusal != nullptr && pipe2(report, O_CLOEXEC) != 0) {
        const int error = errno;
        close(log);
        refuse("no pipe", error);
    }
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0) become(options, arguments.data(), environment.data(), log, report[1], parent);
    const int error = errno;
    close(log);
    if (refusal != nullptr) {
        close(report[1]);
        if (pid > 0) *refusal = read_report(report[0]);
        close(report[0]);
    }
    if (pid < 0) refuse("can't fork", error);
    return pid;
}

}  // namespace offbeat::process
