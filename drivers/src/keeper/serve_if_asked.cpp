#include "server.hpp"
#include "start.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <string_view>

namespace offbeat::keeper {
namespace {

bool asked_before = false;

// A terminal's Ctrl-C, a CI's SIGTERM to the whole group, a closed terminal: all of them are meant for the program.
void ignore_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGTSTP, SIGXFSZ})
        signal(number, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void serve(int socket, pid_t program) {
    ignore_signals();
    prctl(PR_SET_NAME, "offbeat-keeper");
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    Channel channel(socket);
    try {
        Server(Channel(dup(socket)), program).serve();
    } catch (const std::exception& error) {
        try {
            channel.send({"error", error.what()});
        } catch (const std::exception&) {
            _exit(1);  // nobody hears it
        }
    }
    _exit(0);
}

}  // namespace

bool can_be_asked() {
    return asked_before;
}

void serve_if_asked(int argc, char* argv[]) {
    asked_before = true;
    if (argc != 4 || std::string_view(argv[1]) != keeper_argument) return;
    const int socket = std::atoi(argv[2]);
    const pid_t program = std::atoi(argv[3]);
    if (program != getppid()) _exit(0);  // it died in between
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    serve(socket, program);
}

}  // namespace offbeat::keeper
