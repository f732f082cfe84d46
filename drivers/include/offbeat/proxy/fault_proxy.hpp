#pragma once

#include "offbeat/proxy/fault.hpp"
#include "offbeat/proxy/moment.hpp"
#include "offbeat/stack/stack.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::proxy {

using Clock = std::chrono::steady_clock;

/// That a fault struck, and where.
struct Firing {
    Clock::time_point at;
    std::uint64_t connection = 0;  ///< counted from 1 as they were accepted
    std::string statement;         ///< the message that it struck at, its beginning
};

/// A statement or connection as it passed.
struct Passed {
    Clock::time_point at;
    std::uint64_t connection = 0;
    std::string verb;            ///< `accept` (answered: the server let it in), `refused`, `BEGIN`, `INSERT`, …
    bool answered = false;       ///< false: on its way to the server; true: its answer went to the service
    std::string statement = {};  ///< its beginning
};

/// Stands between a service and its PostgreSQL, in this program, on a thread of its own, and passes everything on until
/// it is told otherwise. It frames the protocol (simple and extended queries, pipelines, COPY), so that a fault strikes
/// at one exact message. All calls are safe from any thread.
class FaultProxy {
public:
    /// Listens at once. \param address as Stack::own_address() has it; the port is any free one
    /// \param upstream where the server is; may be set later
    FaultProxy(const std::string& address, stack::Endpoint upstream);
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;
    ~FaultProxy();  ///< every connection is closed

    [[nodiscard]] int port() const;
    /// For connections from now on: a server that was started again may have moved.
    void set_upstream(stack::Endpoint upstream);

    using Trap = std::uint64_t;
    /// The fault strikes once, at the first moment from now on that matches.
    Trap arm(const Moment& moment, std::shared_ptr<const WireFault> fault);
    /// Waits for it at most until then; nothing where it didn't fire.
    std::optional<Firing> fired(Trap trap, Clock::time_point until);
    /// Ends what it still does (held and delayed bytes go on), or takes it away unfired.
    void lift(Trap trap);

    /// What new connections meet.
    enum class Gate {
        open,
        refuse,   ///< accepted and reset at once: nothing listens there
        hold,     ///< accepted, and answered when the gate opens
        recover,  ///< answered as a PostgreSQL in crash recovery does: FATAL 57P03, the database system is starting up
    };
    void gate(Gate gate);
    /// Resets every connection there is.
    void reset_all();
    /// Lets a lasting fault rule every connection, those to come too, until it is lifted.
    Trap impose(std::shared_ptr<const WireFault> fault);

    /// From now on remembers what passes on connections that carry this key; an empty one: on every connection. What a
    /// fault kept from passing isn't there: that is its Firing.
    void watch(const std::string& key);
    /// What passed under a watched key so far, in order, with the messages of its transaction before it was named.
    [[nodiscard]] std::vector<Passed> passed(const std::string& key) const;
    void forget(const std::string& key);
    /// How many connections the gate has turned away so far.
    [[nodiscard]] std::uint64_t turned_away() const;

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace offbeat::proxy
