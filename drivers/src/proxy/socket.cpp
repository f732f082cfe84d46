#include "proxy/socket.hpp"

#include "offbeat/error.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace offbeat::proxy {

Address resolved(const stack::Endpoint& endpoint) {
    Address address;
    if (endpoint.host.empty() || endpoint.port == 0) return address;
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const int error = getaddrinfo(endpoint.host.c_str(), std::to_string(endpoint.port).c_str(), &wanted, &found);
    if (error != 0) throw EnvironmentError("no address for \"" + endpoint.host + "\": " + gai_strerror(error));
    std::memcpy(&address.storage, found->ai_addr, found->ai_addrlen);
    address.length = found->ai_addrlen;
    freeaddrinfo(found);
    return address;
}

void Socket::close() {
    if (fd >= 0) ::close(fd);
    fd = -1;
    connected = readable = writable = false;
}

void Socket::reset() {
    if (fd < 0) return;
    const linger at_once{1, 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
}

void Socket::finish() {
    if (fd >= 0 && !finished) shutdown(fd, SHUT_WR);
    finished = true;
}

void set_no_delay(int fd) {
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

int listening(const std::string& address) {
    const Address at = resolved({address, 1});
    sockaddr_storage any = at.storage;
    (any.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(any).sin6_port
                               : reinterpret_cast<sockaddr_in&>(any).sin_port) = 0;
    const int fd = socket(any.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, reinterpret_cast<sockaddr*>(&any), at.length) != 0 || listen(fd, SOMAXCONN) != 0) {
        const std::string reason = std::strerror(errno);
        if (fd >= 0) ::close(fd);
        throw EnvironmentError("the fault proxy can't listen on " + address + ": " + reason);
    }
    return fd;
}

int port_of(int fd) {
    sockaddr_storage at{};
    socklen_t length = sizeof at;
    getsockname(fd, reinterpret_cast<sockaddr*>(&at), &length);
    return ntohs(at.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(at).sin6_port
                                          : reinterpret_cast<sockaddr_in&>(at).sin_port);
}

int connecting(const Address& address) {
    if (address.length == 0) return -1;
    const int fd = socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    set_no_delay(fd);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address.storage), address.length) == 0) return fd;
    if (errno == EINPROGRESS) return fd;
    ::close(fd);
    return -1;
}

}  // namespace offbeat::proxy
