#include "memory.hpp"

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace bench {
namespace {

namespace fs = std::filesystem;

/// Children hang on the thread that made them, so each thread is asked.
void add_children(pid_t process, std::vector<pid_t>& found) {
    std::error_code gone;
    const fs::path threads = "/proc/" + std::to_string(process) + "/task";
    for (fs::directory_iterator at(threads, gone), end; !gone && at != end; at.increment(gone)) {
        std::ifstream children(at->path() / "children");
        for (pid_t child = 0; children >> child;) found.push_back(child);
    }
}

long proportional_kib(pid_t process) {
    std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string word; rollup >> word;) {
        long kib = 0;
        if (word == "Pss:" && rollup >> kib) return kib;
    }
    return 0;
}

std::vector<pid_t> tree_of(pid_t root) {
    std::vector<pid_t> found{root};
    for (std::size_t i = 0; i < found.size(); ++i) add_children(found[i], found);
    return found;
}

}  // namespace

TreeMemory look_at_tree(pid_t root) {
    const auto processes = tree_of(root);
    TreeMemory seen{static_cast<int>(processes.size()), 0};
    if (processes.size() == 1) return seen;
    for (const pid_t process : processes) seen.kib += proportional_kib(process);
    return seen;
}

int kill_children() {
    int killed = 0;
    for (const pid_t process : tree_of(getpid())) {
        if (process != getpid() && kill(process, SIGKILL) == 0) ++killed;
    }
    return killed;
}

}  // namespace bench
