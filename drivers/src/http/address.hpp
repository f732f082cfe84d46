#pragma once

#include "offbeat/stack/stack.hpp"

#include <sys/socket.h>

#include <chrono>
#include <string>

namespace offbeat::http {

struct Address {
    sockaddr_storage storage{};
    socklen_t size = 0;
    std::string trouble = {};  ///< why there is none

    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

/// The address of a server: at once where its host is a number, else as the system's resolver has it, no longer
/// than until then.
Address address_of(const stack::Endpoint& server, std::chrono::steady_clock::time_point until);

}  // namespace offbeat::http
