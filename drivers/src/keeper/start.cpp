#include "start.hpp"

#include "offbeat/error.hpp"
#include "offbeat/outlives.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <system_error>

namespace offbeat::keeper {
namespace {

using namespace std::chrono_literals;

constexpr auto handshake_limit = 60s;  // it may have much to heal first
constexpr int keepers_socket = 3;

// Between fork and exec of a program that may have threads: nothing here may allocate or lock.
[[noreturn]] void become_keeper(int socket, char** arguments) {
    setsid();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    // Above all that is about to be overwritten, should the program have closed its standard files.
    const int kept = fcntl(socket, F_DUPFD, keepers_socket + 1);
    // Not the program's: who waits for the end of its output must not wait for us.
    const int nothing = open("/dev/null", O_RDWR);
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
    dup2(kept, keepers_socket);
    close_range(keepers_socket + 1, ~0U, 0);
    if (chdir("/") != 0) _exit(127);
    execv("/proc/self/exe", arguments);
    _exit(127);
}

std::string system_says() {
    return std::generic_category().message(errno);
}

}  // namespace

Started start_keeper() {
    if (!can_be_asked()) {
        throw EnvironmentError("this program can't start its keeper: its main function must call "
                               "offbeat::keeper::serve_if_asked(argc, argv) before anything else");
    }
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        throw EnvironmentError("can't start the keeper: " + system_says());
    Channel ours(ends[0]);
    keep_descriptor(ends[0]);  // the row that needs a keeper first starts it for all
    std::string name = outliving_name, asked = keeper_argument, socket = std::to_string(keepers_socket),
                program = std::to_string(getpid());
    char* arguments[] = {name.data(), asked.data(), socket.data(), program.data(), nullptr};
    const pid_t pid = fork();
    if (pid == 0) become_keeper(ends[1], arguments);
    const auto reason = system_says();
    close(ends[1]);
    if (pid < 0) throw EnvironmentError("can't start the keeper: " + reason);
    const auto ready = ours.receive(handshake_limit);
    if (ready && ready->has("run")) return {std::move(ours), pid, *ready};
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    throw EnvironmentError("the keeper didn't start: " + (ready ? ready->text("error") : "it said nothing"));
}

}  // namespace offbeat::keeper
