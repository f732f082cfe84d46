#include "local_engine.hpp"

#include "child.hpp"
#include "offbeat/error.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <set>
#include <thread>

namespace command {
namespace {

/// What is passed on, and what tells that a shard has ended, held for sigwaitinfo while this lives.
class HeldSignals {
public:
    HeldSignals() {
        sigemptyset(&held_);
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) sigaddset(&held_, number);
        std::signal(SIGCHLD, SIG_DFL);  // ignored, as some parents leave it, a child's status would be lost
        sigprocmask(SIG_BLOCK, &held_, &before_);
    }
    ~HeldSignals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

    [[nodiscard]] int next() const { return sigwaitinfo(&held_, nullptr); }
    [[nodiscard]] const sigset_t& before() const { return before_; }

private:
    sigset_t held_{}, before_{};
};

/// In a process group of its own, so that a signal reaches the script and its program once each.
pid_t start(const Submission& submission, unsigned shard, const HeldSignals& signals) {
    const std::string script = submission.shard_script();
    const std::string log = submission.shard_log(std::to_string(shard));
    const std::string number = "SLURM_ARRAY_TASK_ID=" + std::to_string(shard);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &signals.before());
    const char* words[] = {"env", number.c_str(), "sh", script.c_str(), nullptr};
    pid_t child = 0;
    const int error = posix_spawnp(&child, "env", &files, &attributes, const_cast<char* const*>(words), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) throw offbeat::EnvironmentError("can't start shard " + number + ": " + std::strerror(error));
    return child;
}

/// \returns the signal that interrupted them, or 0
int run_shards(const Submission& submission) {
    const HeldSignals signals;
    const unsigned at_once =
        submission.at_once != 0 ? submission.at_once : std::max(1U, std::thread::hardware_concurrency());
    std::set<pid_t> running;
    unsigned begun = 0;
    int interrupted = 0;
    while (true) {
        while (interrupted == 0 && begun < submission.shards && running.size() < at_once)
            running.insert(start(submission, ++begun, signals));
        if (running.empty()) return interrupted;
        const int number = signals.next();
        if (number > 0 && number != SIGCHLD) {
            interrupted = number;
            for (const pid_t shard : running) kill(-shard, number);
        }
        for (pid_t ended = 0; (ended = waitpid(-1, nullptr, WNOHANG)) > 0;) running.erase(ended);
    }
}

}  // namespace

int run_locally(const Submission& submission) {
    const int interrupted = run_shards(submission);
    run_program("/bin/sh", {submission.merge_script()}, [](std::string_view) {});
    return interrupted == 0 ? merged(submission) : 128 + interrupted;
}

}  // namespace command
