#pragma once

#include "offbeat/stack/stack.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace offbeat::http {

using Clock = std::chrono::steady_clock;

/// How many milliseconds poll() may wait: rounded up, so that it never wakes before the deadline and looks in vain.
int poll_timeout(Clock::time_point until);

/// What went on at a socket: bytes, or why there are none.
struct Transfer {
    std::size_t bytes = 0;
    int error = 0;       ///< errno; EAGAIN: nothing now
    bool ended = false;  ///< of receiving: the peer sent FIN
};

/// A TCP socket that never blocks and raises no signal; closed with the object, and in every program that is started.
class Socket {
public:
    Socket() = default;
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&& other) noexcept;
    ~Socket() { close(); }

    /// Connects at most until then. \returns why there is no connection, in the system's words; empty: there is one
    std::string connect(const stack::Endpoint& server, Clock::time_point until);
    void close();
    [[nodiscard]] bool is_open() const { return fd_ >= 0; }

    Transfer send(std::string_view bytes) const;
    Transfer receive(char* room, std::size_t size) const;
    /// Whether the peer left it as an idle connection should be: neither closed nor written to.
    [[nodiscard]] bool is_idle() const;
    /// Waits for POLLIN or POLLOUT, or an error to fetch. \returns the events that came; 0 where none came until then
    [[nodiscard]] short wait(short events, Clock::time_point until) const;

private:
    int fd_ = -1;
};

/// The system's words for an errno, as they stand within a sentence: `connection refused`.
std::string words(int error);

}  // namespace offbeat::http
