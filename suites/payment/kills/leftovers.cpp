#include "leftovers.hpp"

#include "offbeat/docker/engine.hpp"
#include "offbeat/error.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

namespace kills {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Between two looks; nothing tells when the last trace of a run is gone.
constexpr std::chrono::milliseconds pause{2};

void add_files(std::set<std::string>& all, const fs::path& folder, const std::string& beginning) {
    std::error_code gone;  // a folder, or an entry, may vanish while it is looked at
    for (fs::directory_iterator at(folder, gone), end; !gone && at != end; at.increment(gone)) {
        if (at->path().filename().string().starts_with(beginning)) all.insert("file " + at->path().string());
    }
}

/// The first two columns of /proc/sysvipc tell one segment from another.
void add_segments(std::set<std::string>& all, const char* file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);  // its header
    while (std::getline(in, line)) all.insert(file + line.substr(0, 21));
}

/// Containers and networks that a run labelled as its own; where no engine answers there are none.
void add_docker(std::set<std::string>& all) {
    try {
        static offbeat::docker::Engine engine;
        for (const auto& container : engine.containers({{"offbeat.run", ""}})) all.insert("container " + container.id);
        for (const auto& network : engine.networks({{"offbeat.run", ""}})) all.insert("network " + network.id);
    } catch (const offbeat::EnvironmentError&) {
    }
}

std::set<std::string> all_there_is() {
    std::set<std::string> all;
    for (const char* folder : {"/dev/shm", "/tmp", "/var/tmp"}) add_files(all, folder, "offbeat-");
    add_files(all, "/dev/shm", "PostgreSQL.");
    add_files(all, "/var/tmp/offbeat-" + std::to_string(getuid()) + "/runs", "");
    add_segments(all, "/proc/sysvipc/shm");
    add_segments(all, "/proc/sysvipc/sem");
    add_docker(all);
    return all;
}

/// Every process that a run started is a child of this one as soon as its own parent is gone.
bool any_child_left() {
    for (;;) {
        const pid_t ended = waitpid(-1, nullptr, WNOHANG);
        if (ended == 0) return true;
        if (ended < 0) return errno != ECHILD;
    }
}

std::string command_of(const std::string& process) {
    std::ifstream file("/proc/" + process + "/cmdline", std::ios::binary);
    std::string words(std::istreambuf_iterator<char>(file), {});
    std::replace(words.begin(), words.end(), '\0', ' ');
    return words;
}

void add_processes(std::set<std::string>& all) {
    const std::string self = std::to_string(getpid());
    std::ifstream children("/proc/self/task/" + self + "/children");
    for (std::string process; children >> process;) all.insert("process " + process + ' ' + command_of(process));
}

}  // namespace

Leftovers::Leftovers() : before_(all_there_is()) {}

std::string Leftovers::left_now(bool running) const {
    auto all = all_there_is();
    if (running) add_processes(all);
    std::string left;
    for (const auto& one : all) {
        if (!before_.contains(one)) left += (left.empty() ? "" : ", ") + one;
    }
    return running && left.empty() ? "a process" : left;
}

std::string Leftovers::await_gone(Clock::time_point since, double patience) const {
    for (;;) {
        const bool over = std::chrono::duration<double>(Clock::now() - since).count() > patience;
        const bool running = any_child_left();
        if (!running || over) {
            const std::string left = left_now(running);
            if (left.empty() || over) return left;
        }
        std::this_thread::sleep_for(pause);
    }
}

void adopt_orphans() {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

}  // namespace kills
