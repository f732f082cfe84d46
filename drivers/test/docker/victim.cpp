#include "victim.hpp"

#include "offbeat/error.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "offbeat/stack/docker_stack.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

using namespace offbeat;

namespace {

[[noreturn]] void tell_and_wait() {
    std::printf("%s\n", keeper::Keeper::instance().run().c_str());
    std::fflush(stdout);
    for (;;) pause();
}

}  // namespace

void be_victim(const std::string& what) {
    try {
        if (what.starts_with("attached:")) {
            const auto stack = stack::attach_docker_stack(what.substr(what.find(':') + 1));
            stack->disconnect("db");
            stack->pause("db");
            stack->kill("web");
            tell_and_wait();
        }
        const auto stack = stack::make_docker_stack("victim");
        stack::Service service;
        service.name = "db";
        service.kind = stack::Service::Kind::postgresql;
        stack->launch(service);
        if (what == "stopped") stack->stop("db");
        tell_and_wait();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "the victim failed: %s\n", error.what());
        std::exit(1);
    }
}

Victim::Victim(const std::string& what) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
    pid_ = fork();
    if (pid_ == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execl("/proc/self/exe", "drivers_docker_test", "--victim", what.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    output_ = fdopen(ends[0], "r");
}

Victim::~Victim() {
    kill();
    std::fclose(output_);
}

std::string Victim::ready() {
    std::array<char, 200> line{};
    if (!std::fgets(line.data(), line.size(), output_)) return {};
    const std::string text = line.data();
    return text.substr(0, text.find('\n'));
}

void Victim::kill() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}
