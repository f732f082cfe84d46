#include "command.hpp"

#include "files.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

extern char** environ;

namespace selftest {
namespace {

using Clock = std::chrono::steady_clock;

/// Two ends of a channel: this program reads `ours`, the other writes `theirs`.
struct Channel {
    int ours = -1;
    int theirs = -1;
};

Channel open_channel(bool terminal) {
    std::array<int, 2> ends{};
    const bool failed =
        terminal ? openpty(&ends[0], &ends[1], nullptr, nullptr, nullptr) != 0 : pipe2(ends.data(), O_CLOEXEC) != 0;
    if (failed) throw std::runtime_error(std::string("no channel: ") + std::strerror(errno));
    for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
    return {ends[0], ends[1]};
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (auto& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

pid_t spawn(const Command& command, const Channel& out, const Channel& err) {
    std::vector<std::string> environment = command.environment;
    for (char** own = environ; *own != nullptr; ++own) {
        const std::string_view word(*own);
        const auto name = word.substr(0, word.find('=') + 1);
        bool replaced = word.starts_with("BOOST_TEST_");  // what this program was told isn't meant for that one
        for (const auto& given : command.environment) replaced = replaced || given.starts_with(name);
        if (!replaced) environment.emplace_back(word);
    }
    std::vector<std::string> words = command.words;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out.theirs, 1);
    posix_spawn_file_actions_adddup2(&actions, err.theirs, 2);
    pid_t pid = -1;
    const int failed = posix_spawnp(&pid, words.front().c_str(), &actions, nullptr, pointers(words).data(),
                                    pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error(words.front() + ": " + std::strerror(failed));
    return pid;
}

/// Reads what is there; false at the end.
bool take(int from, std::string& into) {
    std::array<char, 65536> buffer;
    const ssize_t got = read(from, buffer.data(), buffer.size());
    if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && errno == EINTR);  // a terminal whose other end is gone says EIO
}

}  // namespace

Outcome run(const Command& command) {
    const Channel out = open_channel(command.terminal);
    const Channel err = open_channel(false);
    const pid_t pid = spawn(command, out, err);
    close(out.theirs);
    close(err.theirs);

    Outcome outcome;
    std::array<pollfd, 2> open{{{out.ours, POLLIN, 0}, {err.ours, POLLIN, 0}}};
    std::array<std::string*, 2> texts{&outcome.out, &outcome.err};
    const auto end = Clock::now() + command.limit;
    bool late = false;
    bool asked = false;
    while (open[0].fd >= 0 || open[1].fd >= 0) {
        poll(open.data(), open.size(), 10);
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (open[i].fd >= 0 && open[i].revents != 0 && !take(open[i].fd, *texts[i])) open[i].fd = -1;
        }
        late = Clock::now() > end;
        const bool seen =
            !command.kill_at.empty() && contents(command.kill_at).find(command.kill_when) != std::string::npos;
        if (late || (seen && command.kill_with == SIGKILL)) {
            kill(pid, SIGKILL);
            break;
        }
        if (seen && !asked) kill(pid, command.kill_with);
        asked = asked || seen;
    }
    close(out.ours);
    close(err.ours);
    int status = 0;
    rusage usage{};
    wait4(pid, &status, 0, &usage);
    if (late)
        throw std::runtime_error(command.words.front() + " didn't end in time; it wrote: " + outcome.out + outcome.err);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    outcome.peak_kilobytes = usage.ru_maxrss;
    return outcome;
}

}  // namespace selftest
