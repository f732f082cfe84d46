#include "work/leftovers.hpp"

#include "offbeat/outlives.hpp"
#include "offbeat/utf8.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace offbeat::work {
namespace {

constexpr std::size_t most_shown = 80;
constexpr int most_rounds = 50;  // of killing what forks while it is killed

/// The first bytes of a file; empty where it can't be read, as when its process is gone.
std::string beginning(const std::string& path) {
    char buffer[4096];
    const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return {};
    const ssize_t got = read(fd, buffer, sizeof buffer);
    close(fd);
    return {buffer, got > 0 ? static_cast<std::size_t>(got) : 0};
}

std::string folder_of(pid_t pid) {
    return "/proc/" + std::to_string(pid);
}

/// \returns false where there is no such process
bool look(pid_t pid, Process& process) {
    const std::string stat = beginning(folder_of(pid) + "/stat");
    const auto open = stat.find('(');
    const auto close = stat.rfind(')');  // a name may hold anything
    if (open == std::string::npos || close == std::string::npos) return false;
    process.pid = pid;
    process.name = stat.substr(open + 1, close - open - 1);
    char state = '\0';
    int parent = 0;
    if (std::sscanf(stat.c_str() + close + 1, " %c %d", &state, &parent) != 2) return false;
    process.parent = parent;
    process.zombie = state == 'Z' || state == 'X';
    return true;
}

bool outlives(pid_t pid) {
    const std::string command = beginning(folder_of(pid) + "/cmdline");
    return std::strcmp(command.c_str(), outliving_name) == 0;
}

std::vector<Process> all_processes() {
    std::vector<Process> all;
    DIR* const proc = opendir("/proc");
    if (proc == nullptr) return all;
    while (const dirent* entry = readdir(proc)) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9') continue;
        Process process;
        if (look(std::atoi(entry->d_name), process)) all.push_back(std::move(process));
    }
    closedir(proc);
    return all;
}

}  // namespace

std::vector<Process> descendants_of(pid_t ancestor, const std::set<pid_t>& spared) {
    const auto all = all_processes();
    std::vector<Process> found;
    std::set<pid_t> family{ancestor};
    for (bool more = true; more;) {
        more = false;
        for (const auto& process : all) {
            if (family.contains(process.pid) || !family.contains(process.parent)) continue;
            if (spared.contains(process.pid) || (!process.zombie && outlives(process.pid))) continue;
            family.insert(process.pid);
            if (!process.zombie) found.push_back(process);
            more = true;
        }
    }
    return found;
}

std::vector<pid_t> children() {
    const pid_t self = static_cast<pid_t>(syscall(SYS_gettid));
    const std::string list = beginning("/proc/self/task/" + std::to_string(self) + "/children");
    std::vector<pid_t> found;
    for (const char* at = list.c_str(); *at != '\0';) {
        char* end = nullptr;
        const long pid = std::strtol(at, &end, 10);
        if (end == at) break;
        found.push_back(static_cast<pid_t>(pid));
        at = end;
    }
    return found;
}

std::string end_descendants(const std::set<pid_t>& spared) {
    std::string told;
    std::set<pid_t> seen;
    // One look may miss what gets another parent, or a process's last child, meanwhile.
    for (int round = 0, nothing = 0; round < most_rounds && nothing < 2; ++round) {
        const auto left = descendants_of(getpid(), spared);
        nothing = left.empty() ? nothing + 1 : 0;
        for (const auto& process : left) {
            if (seen.insert(process.pid).second) told += std::to_string(process.pid) + ' ' + shown(process) + '\n';
            ::kill(process.pid, SIGKILL);
        }
        // The kernel takes a moment.
        int status = 0;
        for (const auto& process : left) {
            if (process.parent == getpid()) waitpid(process.pid, &status, 0);
        }
    }
    return told;
}

std::string shown(const Process& process) {
    std::string command = beginning(folder_of(process.pid) + "/cmdline");
    while (!command.empty() && command.back() == '\0') command.pop_back();
    std::replace(command.begin(), command.end(), '\0', ' ');
    if (command.empty()) command = process.name;
    command = utf8::visible(command);
    if (command.size() > most_shown) command = command.substr(0, most_shown) + "…";
    return "process " + std::to_string(process.pid) + " (" + command + ')';
}

}  // namespace offbeat::work
