#include "work/symbols.hpp"

#include <boost/core/demangle.hpp>

#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <map>
#include <sstream>

extern char** environ;

namespace offbeat::work {
namespace {

/// What a program writes; empty where it can't be run.
std::string output_of(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::string out;
    if (failed == 0) {
        char buffer[4096];
        for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) != 0;) {
            if (got > 0) out.append(buffer, static_cast<std::size_t>(got));
            if (got < 0 && errno != EINTR) break;
        }
        int status = 0;
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    }
    close(ends[0]);
    return out;
}

/// addr2line's two lines an address: the function, and `file:line`, or `??` and `??:0`.
void read_lines(const std::string& output, const std::vector<Frame*>& into) {
    std::istringstream lines(output);
    for (Frame* frame : into) {
        std::string function, place;
        if (!std::getline(lines, function) || !std::getline(lines, place)) return;
        if (!function.starts_with("??")) frame->function = function;
        if (const auto remark = place.find(" (discriminator"); remark != std::string::npos) place.resize(remark);
        if (!place.starts_with("??") && !place.ends_with(":?") && !place.ends_with(":0")) frame->place = place;
    }
}

}  // namespace

std::vector<Frame> frames_at(const std::vector<std::uintptr_t>& addresses) {
    std::vector<Frame> frames(addresses.size());
    struct Wanted {
        std::vector<std::string> offsets;
        std::vector<Frame*> frames;
    };
    std::map<std::string, Wanted> by_file;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        frames[i].function = "?";
        Dl_info info{};
        link_map* module = nullptr;
        const auto* address = reinterpret_cast<const void*>(addresses[i]);  // NOLINT: it is one
        if (dladdr1(address, &info, reinterpret_cast<void**>(&module), RTLD_DL_LINKMAP) == 0) continue;
        if (info.dli_sname != nullptr) frames[i].function = boost::core::demangle(info.dli_sname);
        const bool itself = module == nullptr || module->l_name == nullptr || module->l_name[0] == '\0';
        char offset[32];
        std::snprintf(offset, sizeof offset, "0x%zx", addresses[i] - (module == nullptr ? 0 : module->l_addr));
        Wanted& wanted = by_file[itself ? "/proc/self/exe" : module->l_name];
        wanted.offsets.emplace_back(offset);
        wanted.frames.push_back(&frames[i]);
    }
    for (auto& [file, wanted] : by_file) {
        // The child's own /proc/self would be addr2line.
        const std::string path = file == "/proc/self/exe" ? "/proc/" + std::to_string(getpid()) + "/exe" : file;
        std::vector<std::string> words{"addr2line", "--demangle", "--functions", "--exe=" + path};
        words.insert(words.end(), wanted.offsets.begin(), wanted.offsets.end());
        read_lines(output_of(std::move(words)), wanted.frames);
    }
    return frames;
}

}  // namespace offbeat::work
