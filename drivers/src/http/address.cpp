#include "http/address.hpp"

#include <netdb.h>

#include <cstring>
#include <future>
#include <memory>
#include <thread>

namespace offbeat::http {
namespace {

Address looked_up(const std::string& host, const std::string& port, int flags) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    Address address;
    if (const int error = getaddrinfo(host.c_str(), port.c_str(), &hints, &found); error != 0) {
        address.trouble = "\"" + host + "\": " + gai_strerror(error);
        return address;
    }
    std::memcpy(&address.storage, found->ai_addr, found->ai_addrlen);
    address.size = found->ai_addrlen;
    freeaddrinfo(found);
    return address;
}

}  // namespace

Address address_of(const stack::Endpoint& server, std::chrono::steady_clock::time_point until) {
    const std::string port = std::to_string(server.port);
    const std::string host = server.host == "localhost" ? "127.0.0.1" : server.host;
    Address number = looked_up(host, port, AI_NUMERICHOST);
    if (number.trouble.empty()) return number;
    // getaddrinfo knows no deadline: a thread of its own asks, and is left behind where the answer takes too long.
    auto answer = std::make_shared<std::promise<Address>>();
    std::future<Address> future = answer->get_future();
    std::thread([answer, host, port] { answer->set_value(looked_up(host, port, 0)); }).detach();
    if (future.wait_until(until) == std::future_status::ready) return future.get();
    Address late;
    late.trouble = "\"" + host + "\": no answer about its address in time";
    return late;
}

}  // namespace offbeat::http
