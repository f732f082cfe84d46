#include "free_port.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace offbeat::process {

HeldPort::HeldPort() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const int yes = 1;
    // Bound without the option, it is sure to be free; with it from then on, a server may listen there too.
    const bool bound = socket_ >= 0 && bind(socket_, generic, size) == 0 && getsockname(socket_, generic, &size) == 0 &&
                       setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0;
    if (!bound) {
        if (socket_ >= 0) close(socket_);
        throw std::runtime_error("no free port on 127.0.0.1");
    }
    number_ = ntohs(address.sin_port);
}

HeldPort::~HeldPort() {
    close(socket_);
}

}  // namespace offbeat::process
