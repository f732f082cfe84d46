#include "server.hpp"

#include "healing.hpp"
#include "home.hpp"
#include "offbeat/error.hpp"
#include "process/process_table.hpp"
#include "process/start_child.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctime>
#include <exception>
#include <system_error>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int chance_digits = 8;
constexpr mode_t pass_through = S_IRWXU | S_IXGRP | S_IXOTH;

// `20261120-203453-1f6b09d2-77f3a1c0`: tells people when, tells whose (home_of), and nobody can guess it.
std::string new_run() {
    char when[32];
    const std::time_t now = std::time(nullptr);
    tm fields{};
    std::strftime(when, sizeof when, "%Y%m%d-%H%M%S-", gmtime_r(&now, &fields));
    return std::string(when) + home_id() + '-' + random_digits(chance_digits);
}

int watch_children() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

Journal new_journal(pid_t program) {
    const std::string run = new_run();
    return {run, parent_of_runs() / folder_name(run), process::identity(program)};
}

}  // namespace

Server::Server(Channel channel, pid_t program)
    : channel_(std::move(channel)),
      program_(static_cast<int>(syscall(SYS_pidfd_open, program, 0))),
      children_(watch_children()),
      journal_(new_journal(program)) {
    const auto swept = sweep();
    const auto& folder = journal_.entries().folder;
    // Refused where the name is taken: then somebody else made it.
    if (mkdir(folder.c_str(), pass_through) != 0 || chmod(folder.c_str(), pass_through) != 0) {
        const auto reason = std::generic_category().message(errno);
        journal_.remove();
        throw EnvironmentError("can't make the folder " + folder.string() + ": " + reason);
    }
    Record ready("run", journal_.entries().run);
    ready.set("folder", folder.string());
    ready.set("trouble", troubles(swept));
    channel_.send(ready);
}

Server::~Server() {
    if (program_ >= 0) close(program_);
    close(children_);
}

void Server::serve() {
    pollfd events[] = {{channel_.socket(), POLLIN, 0}, {children_, POLLIN, 0}, {program_, POLLIN, 0}};
    while (!over_) {
        if (poll(events, 3, -1) < 0) continue;
        if (events[1].revents != 0) reap();
        if (events[2].revents != 0) break;
        if (events[0].revents != 0 && !serve_one()) break;
    }
    if (!over_) heal_all();
    reap();
}

bool Server::serve_one() {
    int received = -1;
    const auto request = channel_.receive(0ms, &received);
    Connection connection(received);
    if (!request) return false;
    int descriptor = -1;
    Record reply;
    try {
        reply = answer(*request, std::move(connection), descriptor);
    } catch (const std::exception& error) {
        reply = {"error", error.what()};
    }
    const bool heard = channel_.send(reply, descriptor);
    if (descriptor >= 0) close(descriptor);
    return heard;
}

Record Server::answer(const Record& request, Connection received, int& descriptor) {
    const std::string ask = request.text("ask");
    if (ask == "intend") {
        const Undo undo{request.text("what"), request.below("with.")};
        const auto intent = journal_.intend(undo);
        promises_.add(intent, std::move(received));
        return {"intent", std::to_string(intent)};
    }
    if (ask == "done") {
        const auto intent = static_cast<std::uint64_t>(request.number("intent"));
        promises_.kept(intent);
        journal_.done(intent);
        return {};
    }
    if (ask == "spawn") return spawn(request, descriptor);
    if (ask == "status") {
        reap();
        const auto found = statuses_.find(static_cast<pid_t>(request.number("pid")));
        return found == statuses_.end() ? Record() : Record("status", std::to_string(found->second));
    }
    if (ask == "heal") return heal();
    if (ask == "end") {
        over_ = true;
        return {"trouble", troubles(heal_all())};
    }
    return {"error", "the keeper doesn't know " + ask};
}

Record Server::spawn(const Record& request, int& descriptor) {
    process::ChildOptions options{
        request.texts("arguments"), request.texts("environment"), request.text("log"), std::nullopt, SIGKILL,
        request.text("folder")};
    options.environment.push_back(mark(journal_.entries().run));
    if (request.has("user"))
        options.user = {static_cast<uid_t>(request.number("user")), static_cast<gid_t>(request.number("group"))};
    std::string refusal;
    const pid_t pid = process::start_child(options, &refusal);
    if (!refusal.empty()) return {"error", refusal};
    // Before it is reaped: until then the id is its own.
    descriptor = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    statuses_.erase(pid);
    journal_.spawned(process::identity(pid));
    return {"pid", std::to_string(pid)};
}

Record Server::heal() {
    auto all = end_processes(journal_.entries(), getpid());
    promises_.await(journal_);
    for (auto& healed : undo_open(journal_)) all.push_back(std::move(healed));
    for (auto& healed : remove_folder(journal_.entries(), false)) all.push_back(std::move(healed));
    return {"trouble", troubles(all)};
}

std::vector<Healed> Server::heal_all() {
    promises_.await(journal_);
    return heal_run(journal_, getpid());
}

void Server::reap() {
    signalfd_siginfo ignored;
    while (read(children_, &ignored, sizeof ignored) > 0) continue;
    int status = 0;
    for (pid_t pid = 0; (pid = waitpid(-1, &status, WNOHANG)) > 0;) statuses_[pid] = status;
}

}  // namespace offbeat::keeper
