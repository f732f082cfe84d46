#include "report/live_terminal.hpp"

#include "report/live_display.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace offbeat::report {
namespace {

/// The pseudo-terminal's two ends: what is written to `inner` is read from `outer`, byte for byte.
bool open_pseudo_terminal(int terminal, int& outer, int& inner) {
    termios modes{};
    winsize size{};
    if (tcgetattr(terminal, &modes) != 0) return false;
    const TerminalSize shown = terminal_size(terminal);
    size.ws_col = static_cast<unsigned short>(shown.columns);
    size.ws_row = static_cast<unsigned short>(shown.lines);
    modes.c_oflag &= ~static_cast<tcflag_t>(OPOST);  // the terminal itself makes of line ends what it makes of them
    modes.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
    if (openpty(&outer, &inner, nullptr, &modes, &size) != 0) return false;
    for (const int fd : {outer, inner}) fcntl(fd, F_SETFD, FD_CLOEXEC);
    fcntl(outer, F_SETFL, O_NONBLOCK);
    return true;
}

/// What the program had open is not the display's: a port would stay taken, a pipe wouldn't end. So neither are its
/// streams; `kept` are descriptors beyond them, or -1.
void close_all_but(std::vector<int> kept) {
    const int nothing = ::open("/dev/null", O_RDWR);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, fd);
    std::ranges::sort(kept);
    unsigned next = 3;
    for (const int fd : kept) {
        if (fd < static_cast<int>(next)) continue;
        if (static_cast<unsigned>(fd) > next) close_range(next, static_cast<unsigned>(fd) - 1, 0);
        next = static_cast<unsigned>(fd) + 1;
    }
    close_range(next, ~0U, 0);
}

/// A program may have been started without standard input, and its numbers are given anew.
int beyond_streams(int fd) {
    return fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

/// As the child of a child that ends at once, so that no row that waits for its children waits for it.
bool fork_apart(pid_t& grandchild) {
    const pid_t child = fork();
    if (child == 0) {
        grandchild = fork();
        if (grandchild == 0) return true;
        _exit(grandchild > 0 ? 0 : 1);
    }
    grandchild = -1;
    if (child < 0) return false;
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) grandchild = 1;
    return false;
}

int ours = -1;  // the program's end of the orders

/// The program's children don't hold its end: so it is closed by the program's end, however that comes, and a moment
/// before the shell hears of it and writes to the terminal.
void keep_to_the_program() {
    static const int failed = pthread_atfork(nullptr, nullptr, [] {
        if (ours >= 0) close(std::exchange(ours, -1));
    });
    static_cast<void>(failed);
}

}  // namespace

std::unique_ptr<LiveTerminal> LiveTerminal::open(int terminal, const LiveState& state, const ConsoleOptions& options) {
    if (terminal < 0 || isatty(terminal) == 0) return nullptr;
    int outer = -1;
    int inner = -1;
    if (!open_pseudo_terminal(terminal, outer, inner)) return nullptr;
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        close(outer);
        close(inner);
        return nullptr;
    }
    const int program = static_cast<int>(syscall(SYS_pidfd_open, getpid(), 0));
    std::fflush(nullptr);  // what is buffered is said once
    pid_t forked = -1;
    if (fork_apart(forked)) {
        prctl(PR_SET_NAME, "offbeat-display");
        const LiveDisplay::Ends own{beyond_streams(terminal), beyond_streams(outer), beyond_streams(ends[1]),
                                    beyond_streams(program)};
        // It keeps the inner end too, so that the outer one never reads as hung up.
        close_all_but({own.terminal, own.output, own.orders, own.program, beyond_streams(inner)});
        LiveDisplay(own, state, options).run();
        send(own.orders, "", 1, MSG_NOSIGNAL);  // all is as it was
        _exit(0);
    }
    for (const int fd : {outer, ends[1], program}) {
        if (fd >= 0) close(fd);
    }
    std::unique_ptr<LiveTerminal> made;
    if (forked > 0) {
        made.reset(new LiveTerminal);
        made->owner_ = getpid();
        made->terminal_ = terminal;
        made->orders_ = ours = ends[0];
        keep_to_the_program();
        made->divert(terminal, inner);
    } else {
        close(ends[0]);
    }
    close(inner);
    return made;
}

void LiveTerminal::divert(int terminal, int to) {
    struct stat wanted {};
    fstat(terminal, &wanted);
    for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
        struct stat found {};
        if (fstat(fd, &found) != 0 || !S_ISCHR(found.st_mode) || found.st_rdev != wanted.st_rdev) continue;
        kept_[static_cast<std::size_t>(fd)] = fcntl(fd, F_DUPFD_CLOEXEC, 3);
        dup2(to, fd);
    }
}

LiveTerminal::~LiveTerminal() {
    if (getpid() != owner_) return;
    std::fflush(nullptr);
    for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
        const int own = kept_[static_cast<std::size_t>(fd)];
        if (own < 0) continue;
        dup2(own, fd);
        close(own);
    }
    shutdown(orders_, SHUT_WR);
    char nothing = '\0';
    ssize_t heard = 0;
    while ((heard = read(orders_, &nothing, 1)) < 0 && errno == EINTR) continue;
    close(orders_);
    ours = -1;
    if (heard > 0) return;
    // It was killed, and what it drew is there yet.
    const std::string clean = "\x1b[m\x1b[?7h" + std::string(erase_below);
    static_cast<void>(!write(terminal_, clean.data(), clean.size()));
}

bool LiveTerminal::lost() const {
    pollfd display{orders_, POLLIN, 0};
    return poll(&display, 1, 0) > 0;
}

}  // namespace offbeat::report
