#include "command.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace with_postgresql {
namespace {

sigset_t held_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) sigaddset(&set, number);
    return set;
}

[[noreturn]] void become(const std::vector<std::string>& command, pid_t parent) {
    const sigset_t held = held_signals();
    sigprocmask(SIG_UNBLOCK, &held, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(127);
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    const int error = errno;
    std::fprintf(stderr, "with-postgresql: %s: %s\n", arguments[0], std::strerror(error));
    _exit(error == ENOENT ? 127 : 126);
}

}  // namespace

std::vector<std::string> with_url(std::vector<std::string> arguments, const std::string& url) {
    const std::string placeholder = "{url}";
    for (auto& argument : arguments) {
        for (auto at = argument.find(placeholder); at != std::string::npos;
             at = argument.find(placeholder, at + url.size())) {
            argument.replace(at, placeholder.size(), url);
        }
    }
    return arguments;
}

void hold_signals() {
    std::signal(SIGCHLD, SIG_DFL);  // ignored, as some parents leave it, a child's status would be lost
    const sigset_t held = held_signals();
    sigprocmask(SIG_BLOCK, &held, nullptr);
}

int run(const std::vector<std::string>& command) {
    const pid_t parent = getpid();
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child < 0) {
        std::perror("with-postgresql: fork");
        return 126;
    }
    if (child == 0) become(command, parent);
    const sigset_t held = held_signals();
    while (true) {
        siginfo_t info{};
        const int number = sigwaitinfo(&held, &info);
        // A terminal's signals come from the kernel and went to the whole foreground group already.
        if (number > 0 && number != SIGCHLD && info.si_code != SI_KERNEL) kill(child, number);
        int status = 0;
        if (waitpid(child, &status, WNOHANG) != child) continue;
        return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
}

}  // namespace with_postgresql
