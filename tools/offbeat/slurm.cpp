#include "slurm.hpp"

#include "child.hpp"
#include "offbeat/error.hpp"
#include "programs.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace command::slurm {
namespace {

/// A program of Slurm's clients.
std::string client(const std::string& name) {
    std::string found = in_path(name);
    if (found.empty())
        throw offbeat::EnvironmentError("no " + name + " in PATH: Slurm's clients aren't here (Debian: slurm-client)");
    return found;
}

/// A path in which sbatch must not see a sign for something.
std::string literal(const std::string& path) {
    std::string text;
    for (const char c : path) text += c == '%' ? std::string("%%") : std::string(1, c);
    return text;
}

/// \param last what the user's own options can't change
std::string sbatch(const Submission& submission, const std::string& name, const std::string& log,
                   const std::string& last, const std::string& script) {
    // Appended to, as what the attempts of a shard that was requeued print stands together.
    std::vector<std::string> words = {"--job-name=" + name, "--output=" + log, "--open-mode=append", "--requeue"};
    words.insert(words.end(), submission.sbatch.begin(), submission.sbatch.end());
    words.insert(words.end(), {"--parsable", last, script});
    std::string told;
    const int status = run_program(client("sbatch"), words, [&](std::string_view line) { told = line; });
    if (status != 0 || told.empty())
        throw offbeat::EnvironmentError("sbatch refuses " + last + ": it " + ending(status));
    return told.substr(0, told.find(';'));  // ID;CLUSTER where there are several
}

class Watch {
public:
    explicit Watch(const std::filesystem::path& folder) : events_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
        if (events_ >= 0) inotify_add_watch(events_, folder.c_str(), IN_MOVED_TO);
    }
    ~Watch() { close(events_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    /// Until something was renamed there, as far as this machine can see it. \returns false when the time was over
    bool wait(int milliseconds) {
        pollfd ready{events_, POLLIN, 0};  // with no descriptor it just waits
        if (poll(&ready, 1, milliseconds) <= 0) return false;
        char buffer[4096];
        while (read(events_, buffer, sizeof buffer) > 0) {
        }
        return true;
    }

private:
    int events_;
};

/// Whether Slurm still has the job before it, runs it or doesn't answer.
bool may_come(const std::string& job) {
    bool listed = false;
    const int status = run_program(client("squeue"), {"--noheader", "--me", "--format=%A"},
                                   [&](std::string_view line) { listed |= line == job; });
    return listed || status != 0;
}

}  // namespace

Jobs submit(const Submission& submission) {
    client("sbatch");
    Jobs jobs;
    std::string array = "--array=1-" + std::to_string(submission.shards);
    if (submission.at_once != 0) array += '%' + std::to_string(submission.at_once);
    const auto log = submission.results / "log";
    jobs.shards =
        sbatch(submission, submission.name(), literal(log) + "/shard-%a.log", array, submission.shard_script());
    try {
        jobs.merge = sbatch(submission, submission.name() + "-merge", literal(submission.merge_log()),
                            "--dependency=afterany:" + jobs.shards, submission.merge_script());
    } catch (...) {
        run_program(client("scancel"), {jobs.shards}, [](std::string_view) {});
        throw;
    }
    return jobs;
}

int wait_for_merge(const Submission& submission, const Jobs& jobs) {
    // A file system of another machine's sends no events here, and a job that was cancelled writes nothing: both are
    // seen when it's asked again.
    constexpr int ask_again = 5000;
    Watch watch(submission.results);
    for (bool gone = false;;) {
        const int status = merged(submission);
        if (status >= 0) return status;
        if (gone)
            throw offbeat::EnvironmentError("the merge job " + jobs.merge + " is gone and has told nothing; see " +
                                            submission.merge_log().string());
        if (!watch.wait(ask_again)) gone = !may_come(jobs.merge);
    }
}

}  // namespace command::slurm
