#include "victim.hpp"

#include "traces.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <thread>

extern char** environ;

namespace chaos {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds limit{90};

std::uint64_t size_of(const std::string& file) {
    struct stat status {};
    return stat(file.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

pid_t start(const Victim& victim) {
    std::vector<std::string> words = victim.words;
    std::vector<std::string> added = victim.environment;
    std::vector<char*> arguments, variables;
    for (auto& word : words) arguments.push_back(word.data());
    for (auto& variable : added) variables.push_back(variable.data());
    for (char** own = environ; *own != nullptr; ++own) {
        // What this program's own run under b2 was told isn't meant for that one.
        if (!std::string_view(*own).starts_with("BOOST_TEST_") && !std::string_view(*own).starts_with("TMPDIR="))
            variables.push_back(*own);
    }
    arguments.push_back(nullptr);
    variables.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, victim.output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    pid_t pid = -1;
    const int failed = posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error(words[0] + ": " + std::strerror(failed));
    return pid;
}

/// What happens to the files of a run.
class Events {
public:
    explicit Events(const Victim& victim) : victim_(victim), ticks_before_(size_of(victim.ticks)) {
        const auto folder_of = [](const std::string& file) { return file.substr(0, file.rfind('/')); };
        std::filesystem::create_directories(victim.report_dir);
        inotify_add_watch(watch_, victim.report_dir.c_str(), IN_CREATE | IN_MOVED_TO | IN_DELETE);
        inotify_add_watch(watch_, folder_of(victim.ticks).c_str(), IN_MODIFY);
    }
    Events(const Events&) = delete;
    Events& operator=(const Events&) = delete;
    ~Events() { close(watch_); }

    [[nodiscard]] int number() const { return watch_; }
    void read() {
        alignas(inotify_event) char buffer[16 * 1024];
        for (ssize_t got = 0; (got = ::read(watch_, buffer, sizeof buffer)) > 0;) {
            for (const char* at = buffer; at < buffer + got;) {
                const auto& event = *reinterpret_cast<const inotify_event*>(at);
                take(event.mask, event.len > 0 ? event.name : "");
                at += sizeof event + event.len;
            }
        }
    }
    [[nodiscard]] bool has_come(const Blow& blow) const {
        switch (blow.moment) {
        case Moment::journal:
            return journal_;
        case Moment::taken_up:
            return taken_up_;
        case Moment::reports:
            return reports_;
        case Moment::rows:
            break;
        }
        return journal_ && size_of(victim_.ticks) >= ticks_before_ + blow.rows;
    }

private:
    void take(std::uint32_t mask, std::string_view name) {
        journal_ = journal_ || (name == "journal.tail" && (mask & IN_CREATE) != 0);
        taken_up_ = taken_up_ || ((mask & (IN_MOVED_TO | IN_CREATE)) != 0 && name.starts_with("journal.") &&
                                  name != "journal.tail" && name != "journal.jsonl");
        reports_ = reports_ || name.ends_with(".part");
    }

    const Victim& victim_;
    int watch_ = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    std::uint64_t ticks_before_;
    bool journal_ = false, taken_up_ = false, reports_ = false;
};

pid_t guard_of(pid_t runner) {
    for (const pid_t child : children_of(runner)) {
        if (name_of(child) == "offbeat-guard") return child;
    }
    return 0;
}

/// One of the workers, chosen by the blow's own numbers.
pid_t worker_of(pid_t runner, const Blow& blow) {
    const pid_t guard = guard_of(runner);
    std::vector<pid_t> workers;
    for (const pid_t child : guard == 0 ? std::vector<pid_t>() : children_of(guard)) {
        if (!leads_session(child) && getpgid(child) == child) workers.push_back(child);
    }
    return workers.empty() ? 0 : workers[static_cast<std::size_t>(blow.after.count()) % workers.size()];
}

void deal(const Blow& blow, pid_t runner, Blows& dealt) {
    std::this_thread::sleep_for(blow.after);
    const auto hit = [](pid_t pid, int number) { return pid > 0 && kill(pid, number) == 0 ? 1U : 0U; };
    switch (blow.injury) {
    case Injury::kill_worker:
        dealt.workers += hit(worker_of(runner, blow), SIGKILL);
        break;
    case Injury::kill_guard:
        dealt.guards += hit(guard_of(runner), SIGKILL);
        break;
    case Injury::kill_runner:
        dealt.runners += hit(runner, SIGKILL);
        break;
    case Injury::interrupt:
        dealt.signals += hit(runner, SIGINT);
        break;
    case Injury::terminate:
        dealt.signals += hit(runner, SIGTERM);
        break;
    }
}

}  // namespace

void Blows::add(const Blows& other) {
    workers += other.workers;
    guards += other.guards;
    runners += other.runners;
    signals += other.signals;
}

End run(const Victim& victim) {
    Events events(victim);
    const pid_t pid = start(victim);
    const int ended = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    End end;
    const auto until = Clock::now() + limit;
    std::size_t next = 0;
    for (;;) {
        pollfd open[] = {{ended, POLLIN, 0}, {events.number(), POLLIN, 0}};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        const nfds_t count = next < victim.blows.size() ? 2 : 1;
        end.late = left <= 0 || poll(open, count, static_cast<int>(left)) == 0;
        if (end.late) kill(pid, SIGKILL);
        if (end.late || open[0].revents != 0) break;
        events.read();
        while (next < victim.blows.size() && events.has_come(victim.blows[next])) {
            deal(victim.blows[next++], pid, end.dealt);
            // Nothing else with it: nobody is left to put things in order once the guard is killed, too.
            if (end.dealt.runners > 0) next = victim.blows.size();
        }
    }
    close(ended);
    int status = 0;
    waitpid(pid, &status, 0);
    end.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return end;
}

}  // namespace chaos
