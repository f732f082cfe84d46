#pragma once

#include "proxy/evidence.hpp"
#include "proxy/keys.hpp"
#include "proxy/lane.hpp"
#include "proxy/socket.hpp"
#include "proxy/traps.hpp"

#include <string_view>

namespace offbeat::proxy {

class Link;

/// What the connections of a proxy share. Used by the proxy's own thread alone.
class Hub {
public:
    virtual ~Hub() = default;
    /// Where bytes are read to.
    [[nodiscard]] virtual char* scratch() = 0;
    [[nodiscard]] virtual std::size_t scratch_size() const = 0;
    /// The loop's clock, read once a turn.
    [[nodiscard]] virtual Lane::Time now() const = 0;
    [[nodiscard]] virtual const Address& upstream() const = 0;
    virtual void count(std::size_t bytes) = 0;  ///< so many were read
    virtual void heard(Socket& client) = 0;     ///< it has sent something
    virtual void listen_to(Socket& socket, Link& link) = 0;
    /// Calls the link's work() then, or earlier.
    virtual void wake(Link& link, Lane::Time at) = 0;
    /// The link is over: it is destroyed when nobody works on it any more.
    virtual void bury(Link& link) = 0;
    virtual void fired(const Snare& snare, const Link& link, std::string_view statement) = 0;

    /// Whether somebody wants to know which statements pass.
    [[nodiscard]] bool wants_statements() const { return !traps.empty() || evidence.watching() || !keys.empty(); }

    Traps traps;
    Keys keys;
    Evidence evidence;
};

}  // namespace offbeat::proxy
