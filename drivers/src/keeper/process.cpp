#include "offbeat/keeper/keeper.hpp"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace offbeat::keeper {

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)), pidfd_(std::exchange(other.pidfd_, -1)) {}

Process& Process::operator=(Process&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(pidfd_, other.pidfd_);
    return *this;
}

Process::~Process() {
    if (pidfd_ >= 0) close(pidfd_);
}

bool Process::ended(std::chrono::milliseconds limit) const {
    if (pidfd_ < 0) return true;
    const auto until = std::chrono::steady_clock::now() + limit;
    pollfd end{pidfd_, POLLIN, 0};
    for (auto left = limit;;
         left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now())) {
        const int found = poll(&end, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0);
        if (found >= 0 || errno != EINTR) return found > 0;
    }
}

void Process::signal(int number) const {
    if (pidfd_ >= 0) syscall(SYS_pidfd_send_signal, pidfd_, number, nullptr, 0);
}

}  // namespace offbeat::keeper
