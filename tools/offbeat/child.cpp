#include "child.hpp"

#include "offbeat/error.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace command {
namespace {

[[noreturn]] void refuse(const std::string& program, int error) {
    throw offbeat::EnvironmentError("can't run " + program + ": " + std::strerror(error));
}

pid_t start(const std::string& program, const std::vector<std::string>& arguments, int output) {
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t child = 0;
    const int error = posix_spawn(&child, program.c_str(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) refuse(program, error);
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Collects bytes to lines.
void read_lines(int input, const std::function<void(std::string_view)>& on_line) {
    std::string pending;
    char buffer[65536];
    while (true) {
        const ssize_t size = read(input, buffer, sizeof buffer);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) break;
        std::string_view text(buffer, static_cast<std::size_t>(size));
        for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
            pending += text.substr(0, end);
            on_line(pending);
            pending.clear();
            text.remove_prefix(end + 1);
        }
        pending += text;
    }
    if (!pending.empty()) on_line(pending);
}

}  // namespace

int run_program(const std::string& program, const std::vector<std::string>& arguments,
                const std::function<void(std::string_view)>& on_line) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) refuse(program, errno);
    pid_t child = 0;
    try {
        child = start(program, arguments, ends[1]);
    } catch (...) {
        close(ends[0]);
        close(ends[1]);
        throw;
    }
    close(ends[1]);
    try {
        read_lines(ends[0], on_line);
    } catch (...) {
        close(ends[0]);  // it gets SIGPIPE where it goes on writing
        wait_for(child);
        throw;
    }
    close(ends[0]);
    return wait_for(child);
}

std::string ending(int status) {
    return status > 128 && status < 128 + 65 ? "ended by signal " + std::to_string(status - 128)
                                             : "ended with status " + std::to_string(status);
}

}  // namespace command
