#pragma once

#include <cstdint>
#include <thread>

namespace offbeat::proxy::test {

/// The least that any proxy does: one connection on loopback, whose bytes go from one socket to the other, and nobody
/// looks at them. What it adds to a round trip is the machine's own price for one process more in between.
class Relay {
public:
    /// \param upstream the port on loopback that it connects to
    explicit Relay(std::uint16_t upstream);
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;
    /// Ends when its connection has been closed: close the client's first.
    ~Relay();

    [[nodiscard]] std::uint16_t port() const { return port_; }

private:
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

}  // namespace offbeat::proxy::test
