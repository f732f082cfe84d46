#pragma once

#include "offbeat/http/client.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace offbeat::http {

/// A connection to each worker of a server, by the name that it gives in a header of every response. Nobody can ask a
/// server for a certain worker: connections are opened until each has been met. Not for two threads at a time.
class Workers {
public:
    /// \param count how many there are
    /// \param probe what finds out who answers; whatever its status, the header counts
    Workers(stack::Endpoint server, std::size_t count, Request probe = {"GET", "/health", {}, {}},
            std::string header = "X-Worker");

    /// Holds a connection to each of them, dropping those that ended; at most so long.
    /// \returns empty, or who is missing and what the last connection said
    std::string hold(std::chrono::milliseconds limit);

    [[nodiscard]] std::size_t count() const { return count_; }
    /// The names of those that are held, in the order in which they were met. One that dropped keeps its place until
    /// hold() drops it.
    [[nodiscard]] std::vector<std::string> names() const;

    /// Sends to one worker, connecting to it again where its connection dropped.
    /// \param limit for all of it. Where it isn't met again: refused, nothing was sent
    Outcome send_to(std::size_t worker, const Request& request, std::chrono::milliseconds limit);

    /// Sends to all that are held, at the same time. \returns what each said, in the order of names()
    std::vector<Outcome> each(const Request& request, std::chrono::milliseconds limit);

    [[nodiscard]] const stack::Endpoint& server() const { return server_; }

private:
    struct Held {
        std::string name;
        Connection connection;
    };
    using Clock = std::chrono::steady_clock;
    std::string meet_again(Held& held, Clock::time_point until) const;
    Outcome send(Held& held, const Request& request, Clock::time_point until) const;

    stack::Endpoint server_;
    std::size_t count_;
    Request probe_;
    std::string header_;
    std::vector<Held> held_;
};

}  // namespace offbeat::http
