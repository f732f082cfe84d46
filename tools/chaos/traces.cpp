#include "traces.hpp"

#include "../selftest/files.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace chaos {
namespace {

namespace fs = std::filesystem;
using selftest::contents;

std::string of(pid_t pid, const char* file) {
    return contents("/proc/" + std::to_string(pid) + '/' + file);
}

std::vector<pid_t> marked(const std::string& value) {
    const std::string wanted = std::string(mark) + '=' + value + '\0';
    std::vector<pid_t> found;
    std::error_code gone;
    for (fs::directory_iterator at("/proc", gone), end; !gone && at != end; at.increment(gone)) {
        const pid_t pid = std::atoi(at->path().filename().c_str());
        if (pid > 0 && (of(pid, "environ") + '\0').find(wanted) != std::string::npos) found.push_back(pid);
    }
    return found;
}

}  // namespace

void adopt_orphans() {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

std::vector<pid_t> children_of(pid_t parent) {
    const std::string pid = std::to_string(parent);
    std::istringstream list(contents("/proc/" + pid + "/task/" + pid + "/children"));
    std::vector<pid_t> found;
    for (pid_t child = 0; list >> child;) found.push_back(child);
    return found;
}

std::string name_of(pid_t pid) {
    std::string name = of(pid, "comm");
    if (!name.empty() && name.back() == '\n') name.pop_back();
    return name;
}

bool leads_session(pid_t pid) {
    return getsid(pid) == pid;
}

std::vector<std::string> marked_processes(const std::string& value) {
    while (waitpid(-1, nullptr, WNOHANG) > 0) continue;
    std::vector<std::string> told;
    for (const pid_t pid : marked(value)) {
        std::string command = of(pid, "cmdline");
        std::replace(command.begin(), command.end(), '\0', ' ');
        told.push_back(std::to_string(pid) + " (" + name_of(pid) + ": " + command.substr(0, 80) + ')');
    }
    return told;
}

void kill_marked(const std::string& value) {
    for (const pid_t pid : marked(value)) kill(pid, SIGKILL);
}

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        found.push_back(entry.path().lexically_relative(folder).string());
    return found;
}

}  // namespace chaos
