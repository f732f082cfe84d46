#pragma once

#include "offbeat/stack/stack.hpp"

#include <sys/socket.h>

#include <string>

namespace offbeat::proxy {

/// Where a server listens, resolved.
struct Address {
    sockaddr_storage storage = {};
    socklen_t length = 0;  ///< 0: none
};
/// \throws EnvironmentError for a name that nobody knows
Address resolved(const stack::Endpoint& endpoint);

/// A nonblocking TCP socket and what epoll has told of it.
struct Socket {
    explicit Socket(int descriptor = -1) : fd(descriptor) {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() { close(); }

    void close();
    void reset();   ///< closes with a RST
    void finish();  ///< FIN: nothing more will be written
    [[nodiscard]] bool open() const { return fd >= 0; }

    int fd;
    bool connected = false;
    bool readable = false;
    bool writable = false;
    bool ending = false;    ///< epoll has told of a FIN or a RST: a read that isn't full is not the last
    bool ended = false;     ///< its peer has sent FIN
    bool finished = false;  ///< we have
};

/// Listens on a free port of this address. \throws EnvironmentError
int listening(const std::string& address);
int port_of(int fd);
/// Begins to connect. \returns -1 where that failed at once
int connecting(const Address& address);
void set_no_delay(int fd);

}  // namespace offbeat::proxy
