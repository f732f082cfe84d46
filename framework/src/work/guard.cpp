#include "work/guard.hpp"

#include "journal/holders.hpp"
#include "offbeat/error.hpp"
#include "work/leftovers.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <set>

namespace offbeat::work {
namespace {

constexpr std::size_t longest_message = 16 * 1024;

struct Order {
    char what = '\0';  ///< 's'tart, 't'erm, 'k'ill, 'q'uit
    std::uint32_t worker = 0;
};

struct Told {
    std::uint32_t worker = 0;
    int status = 0;
};

/// What the guard itself does, in its process.
class Watch {
public:
    Watch(int socket, journal::File& journal) : socket_(socket), journal_(journal) {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGCHLD);
        sigprocmask(SIG_SETMASK, &set, nullptr);
        children_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
        // A terminal's signals are the runner's to answer.
        setpgid(0, 0);
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) signal(number, SIG_IGN);
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        prctl(PR_SET_NAME, journal::guard_name);
    }

    /// \returns in a worker's process, its number
    std::uint32_t run() {
        pollfd events[] = {{socket_, POLLIN, 0}, {children_, POLLIN, 0}};
        for (;;) {
            if (poll(events, 2, -1) < 0) continue;
            if (events[1].revents != 0) reap();
            if (events[0].revents == 0) continue;
            Order order;
            const ssize_t got = recv(socket_, &order, sizeof order, 0);
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) orphaned();
            if (order.what == 'q') {
                end_leftovers();
                _exit(0);
            }
            if (order.what == 's' && start(order.worker)) return order.worker;
            if (order.what == 't') send_to(order.worker, SIGTERM);
            if (order.what == 'k') send_to(order.worker, SIGKILL);
        }
    }

private:
    /// \returns whether this is the worker
    bool start(std::uint32_t worker) {
        const pid_t guard = getpid();
        const pid_t pid = fork();
        if (pid < 0) {
            tell({worker, 0x7F00}, "");
            return false;
        }
        if (pid > 0) {
            workers_[pid] = worker;
            setpgid(pid, pid);  // here too: a signal to its group mustn't come before the group
            return false;
        }
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != guard) _exit(0);
        prctl(PR_SET_NAME, "offbeat-worker");
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) signal(number, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        close(children_);
        close(socket_);
        return true;
    }

    void send_to(std::uint32_t worker, int number) {
        for (const auto& [pid, each] : workers_) {
            if (each != worker) continue;
            // Stopped ones take it too.
            ::kill(-pid, number);
            ::kill(-pid, SIGCONT);
        }
    }

    void reap() {
        signalfd_siginfo ignored;
        while (read(children_, &ignored, sizeof ignored) > 0) continue;
        int status = 0;
        for (pid_t pid = 0; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
            const auto found = workers_.find(pid);
            if (found == workers_.end()) continue;
            const std::uint32_t worker = found->second;
            workers_.erase(found);
            tell({worker, status}, end_leftovers());
        }
    }

    /// Workers keep their descendants as long as they live: what hangs on us now and is no worker was left by one that
    /// has ended.
    std::string end_leftovers() {
        std::set<pid_t> living;
        for (const auto& [pid, worker] : workers_) living.insert(pid);
        // Quickly told, if not surely: it may pass over a child while another ends. Then the next look finds it.
        if (std::ranges::all_of(children(), [&](pid_t pid) { return living.contains(pid); })) return {};
        return end_descendants(living);
    }

    void tell(Told told, const std::string& left) {
        std::string message(reinterpret_cast<const char*>(&told), sizeof told);
        message += left.substr(0, longest_message - message.size());
        while (send(socket_, message.data(), message.size(), MSG_NOSIGNAL) < 0 && errno == EINTR) continue;
    }

    /// The runner is gone: nothing of the run goes on, and all that ended is in the journal.
    [[noreturn]] void orphaned() {
        for (const auto& [pid, worker] : workers_) ::kill(-pid, SIGKILL);
        int status = 0;
        for (const auto& [pid, worker] : workers_) waitpid(pid, &status, 0);
        workers_.clear();
        end_leftovers();
        try {
            journal_.publish();
            journal_.close();
        } catch (const std::exception&) {
            // A full disk: the tail stays, and readers take it into account.
        }
        _exit(0);
    }

    int socket_;
    int children_;
    journal::File& journal_;
    std::map<pid_t, std::uint32_t> workers_;
};

}  // namespace

Guard::~Guard() {
    if (socket_ < 0) return;
    order('q', 0);
    close(socket_);
    int status = 0;
    waitpid(pid_, &status, 0);
}

std::optional<std::uint32_t> Guard::launch() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        throw Error(std::string("can't make a socket for the workers: ") + std::strerror(errno));
    std::fflush(nullptr);  // what is buffered is said once
    pid_ = fork();
    if (pid_ < 0) throw Error(std::string("can't fork: ") + std::strerror(errno));
    if (pid_ > 0) {
        close(ends[1]);
        socket_ = ends[0];
        return std::nullopt;
    }
    close(ends[0]);
    return Watch(ends[1], journal_).run();
}

void Guard::order(char what, std::uint32_t worker) {
    const Order order{what, worker};
    while (socket_ >= 0 && send(socket_, &order, sizeof order, MSG_NOSIGNAL) < 0 && errno == EINTR) continue;
}

void Guard::start(std::uint32_t worker) {
    order('s', worker);
}

void Guard::ask_to_stop(std::uint32_t worker) {
    order('t', worker);
}

void Guard::kill(std::uint32_t worker) {
    order('k', worker);
}

std::optional<Guard::Ended> Guard::hear() {
    std::string message(longest_message, '\0');
    ssize_t got = 0;
    while ((got = recv(socket_, message.data(), message.size(), 0)) < 0 && errno == EINTR) continue;
    Told told;
    if (got < static_cast<ssize_t>(sizeof told)) {
        close(socket_);
        socket_ = -1;
        int status = 0;
        waitpid(pid_, &status, 0);
        return std::nullopt;
    }
    std::memcpy(&told, message.data(), sizeof told);
    return Ended{told.worker, told.status, message.substr(sizeof told, static_cast<std::size_t>(got) - sizeof told)};
}

}  // namespace offbeat::work
