#include "relay.hpp"

#include "proxy/socket.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <system_error>
#include <vector>

namespace offbeat::proxy::test {
namespace {

int checked(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// Whether there is more to come.
bool pass(int from, int to, std::vector<char>& buffer) {
    const ssize_t got = read(from, buffer.data(), buffer.size());
    if (got <= 0) return false;
    for (ssize_t done = 0; done < got;) {
        const ssize_t written = write(to, buffer.data() + done, static_cast<std::size_t>(got - done));
        if (written < 0) return false;
        done += written;
    }
    return true;
}

void relay(int client, int server) {
    std::vector<char> buffer(64 * 1024);
    pollfd ends[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    for (bool more = true; more && poll(ends, 2, -1) > 0;) {
        if (ends[0].revents != 0) more = pass(client, server, buffer);
        if (more && ends[1].revents != 0) more = pass(server, client, buffer);
    }
}

}  // namespace

Relay::Relay(std::uint16_t upstream) : listener_(checked(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket")) {
    sockaddr_in address = loopback(0);
    checked(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address), "bind");
    checked(listen(listener_, 1), "listen");
    port_ = static_cast<std::uint16_t>(port_of(listener_));
    thread_ = std::thread([this, upstream] {
        const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in to = loopback(upstream);
        if (client >= 0 && connect(server, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) {
            set_no_delay(client);
            set_no_delay(server);
            relay(client, server);
        }
        close(server);
        if (client >= 0) close(client);
    });
}

Relay::~Relay() {
    shutdown(listener_, SHUT_RDWR);  // where nobody has come
    thread_.join();
    close(listener_);
}

}  // namespace offbeat::proxy::test
