#include "http/socket.hpp"

#include "http/address.hpp"

#include <netinet/tcp.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace offbeat::http {
namespace {

/// A free port that is connected to may be given to the connecting socket itself, which then talks to itself.
bool is_connected_to_itself(int fd) {
    sockaddr_storage own{}, other{};
    socklen_t own_size = sizeof own, other_size = sizeof other;
    if (getsockname(fd, reinterpret_cast<sockaddr*>(&own), &own_size) != 0) return false;
    if (getpeername(fd, reinterpret_cast<sockaddr*>(&other), &other_size) != 0) return false;
    return own_size == other_size && std::memcmp(&own, &other, own_size) == 0;
}

int pending_error(int fd) {
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

}  // namespace

std::string words(int error) {
    std::string text = std::generic_category().message(error);
    if (!text.empty()) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

int poll_timeout(Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    constexpr decltype(left) longest = 1'000'000;
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, longest));
}

Socket::Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Socket& Socket::operator=(Socket&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

void Socket::close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

std::string Socket::connect(const stack::Endpoint& server, Clock::time_point until) {
    close();
    const Address address = address_of(server, until);
    if (!address.trouble.empty()) return address.trouble;
    fd_ = socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd_ < 0) return words(errno);
    const int on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    int error = ::connect(fd_, address.get(), address.size) == 0 ? 0 : errno;
    if (error == EINPROGRESS || error == EINTR) error = wait(POLLOUT, until) == 0 ? ETIMEDOUT : pending_error(fd_);
    if (error == 0 && is_connected_to_itself(fd_)) error = ECONNREFUSED;
    if (error == 0) return {};
    close();
    return error == ETIMEDOUT ? "no connection in time" : words(error);
}

Transfer Socket::send(std::string_view bytes) const {
    const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0) return {0, errno == EINTR ? EAGAIN : errno, false};
    return {static_cast<std::size_t>(sent), 0, false};
}

Transfer Socket::receive(char* room, std::size_t size) const {
    const auto received = ::recv(fd_, room, size, 0);
    if (received < 0) return {0, errno == EINTR ? EAGAIN : errno, false};
    return {static_cast<std::size_t>(received), 0, received == 0};
}

bool Socket::is_idle() const {
    char one = 0;
    return fd_ >= 0 && ::recv(fd_, &one, 1, MSG_PEEK) < 0 && errno == EAGAIN;
}

short Socket::wait(short events, Clock::time_point until) const {
    for (;;) {
        pollfd one{fd_, events, 0};
        const int count = poll(&one, 1, poll_timeout(until));
        if (count > 0) return one.revents;
        if (Clock::now() >= until) return 0;
    }
}

}  // namespace offbeat::http
