#pragma once

#include <cstddef>
#include <string>

namespace offbeat::proxy {

/// An exact place in the traffic between a service and its PostgreSQL.
///
/// The message that a fault strikes at is a simple query (with all statements that are in it: their answer is the
/// query's) or, in the extended protocol, an Execute, whose statement its portal knows. Of a message larger than 64 KiB
/// only so much is looked at. While an answer may be a moment, the client's pipelined messages behind it wait.
struct Moment {
    enum class Part {
        before,  ///< the statement has arrived from the service and nothing of it was passed on
        within,  ///< its first `bytes` were passed on, and there are more
        after,   ///< the server has answered it, and nothing of the answer was passed on
    };

    /// The statement's first word in capitals (`BEGIN`, `INSERT`, `COMMIT`, …), or `accept`: a new connection.
    std::string verb;
    Part part = Part::before;
    std::size_t bytes = 3;   ///< of Part::within
    std::string table = {};  ///< only statements that name this table; empty: any
    /// Only on a connection where a statement with this verb was answered before, since the trap was armed and, of a
    /// trap with a key, under that key.
    std::string following = {};
    unsigned occurrence = 1;  ///< the first, the second … that matches
    /// Only on a connection that carries this text, such as an order id: from the statement (or bound parameter) that
    /// names it until one names another watched key, or until the second BEGIN after it. Empty: on any connection. The
    /// text stands alone: `order-1` isn't found in `order-10` or `order-1-b`.
    std::string key = {};
};

/// As a driver has it: `on(INSERT payments #2)`, `within(COMMIT, 3)`, `after(SELECT after COMMIT)`.
std::string to_string(const Moment& moment);

}  // namespace offbeat::proxy
