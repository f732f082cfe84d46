#include "bound_child.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace offbeat::process {
namespace {

constexpr int status_unknown = 255 << 8;  // as exit(255)

}  // namespace

BoundChild::BoundChild(const ChildOptions& options)
    : pid_(start_child(options)), pidfd_(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0))) {}

BoundChild::~BoundChild() {
    if (!wait(std::chrono::milliseconds(0))) {
        signal(SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    if (pidfd_ >= 0) close(pidfd_);
}

void BoundChild::signal(int number) {
    if (!status_) kill(pid_, number);  // not reaped yet, so the id is still its own
}

std::optional<int> BoundChild::wait(std::chrono::milliseconds limit) {
    if (status_) return status_;
    if (pidfd_ >= 0 && limit.count() > 0) {
        pollfd ended{pidfd_, POLLIN, 0};
        poll(&ended, 1, static_cast<int>(limit.count()));
    }
    int status = 0;
    const pid_t ended = waitpid(pid_, &status, WNOHANG);
    if (ended == pid_) status_ = status;
    if (ended < 0 && errno == ECHILD) status_ = status_unknown;  // somebody else, or SIGCHLD ignored, took it from us
    return status_;
}

}  // namespace offbeat::process
