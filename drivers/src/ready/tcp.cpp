#include "offbeat/ready/tcp.hpp"

#include "http/socket.hpp"

namespace offbeat::ready {

std::string Tcp::look(Clock::time_point until) {
    return http::Socket().connect(server_, until);
}

std::string Tcp::what() const {
    return "a listener at " + server_.host + ':' + std::to_string(server_.port);
}

}  // namespace offbeat::ready
