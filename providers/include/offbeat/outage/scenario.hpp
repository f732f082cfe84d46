#pragma once

#include "offbeat/location.hpp"
#include "offbeat/proxy/fault.hpp"
#include "offbeat/proxy/moment.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::outage {

/// What happens to the database, as a driver's `fault` names it.
struct Fault {
    enum class Reach {
        none,      ///< `none`: nothing happens
        wire,      ///< strikes connections in the proxy: `reset`, `latency(500ms)`, …
        gate,      ///< `refuse`, `recovery(20s)`: the proxy turns all connections away, the database stays up
        database,  ///< `stop`, `kill`, `pause`, `restart`, `disconnect`: the database itself
    };

    std::string text;  ///< as the driver has it
    std::string name;  ///< without its arguments
    Reach reach = Reach::none;
    std::shared_ptr<const proxy::WireFault> wire = {};
    std::chrono::milliseconds lasts{};  ///< of `recovery(20s)`

    /// Whether nobody is told of it, so that a service has to run into its time-outs.
    [[nodiscard]] bool silent() const { return name == "pause" || name == "disconnect" || name == "blackhole"; }
    /// Whether it hits every request there is, so that rows have to share it.
    [[nodiscard]] bool shared() const { return reach == Reach::gate || reach == Reach::database; }
    /// Whether it goes on until it is ended, rather than being over by itself.
    [[nodiscard]] bool lasts_until_ended() const;
};

/// When it begins.
struct Begin {
    enum class Kind {
        before_request,       ///< the request is sent as soon as the fault is there
        long_before_request,  ///< the request is sent once the service says that it knows of the outage
        at,                   ///< at a moment of the request's own traffic
    };

    std::string text;
    Kind kind = Kind::before_request;
    proxy::Moment moment = {};

    /// Whether the moment can be told apart from the same moment of another request: BEGIN and accept carry no key.
    [[nodiscard]] bool scoped() const;
    /// Whether it is a moment of whatever request comes there first.
    [[nodiscard]] bool of_any_request() const { return kind == Kind::at && !scoped(); }
};

/// When it ends.
struct End {
    enum class Kind {
        by_itself,       ///< it is over as soon as it struck, as a reset is
        after_response,  ///< once the client has its answer, or has given up
        after,           ///< so long after it began
    };

    std::string text;
    Kind kind = Kind::by_itself;
    std::chrono::milliseconds after{};
};

/// A bound on a count: `2`, `1..3`.
struct Count {
    unsigned least = 0;
    unsigned most = 0;

    [[nodiscard]] bool holds(unsigned count) const { return least <= count && count <= most; }
};

/// What must be seen. What a row leaves empty isn't asked.
struct Expected {
    std::string status = {};  ///< `201`, `5xx`, `503|504`
    std::optional<std::chrono::milliseconds> within = {};
    std::string error = {};
    std::optional<Count> retries = {};
    std::optional<Count> stored = {};  ///< none: as acknowledged
    std::string later = {};            ///< status of asking for it after recovery; empty: as it is stored
    std::string repeat = {};           ///< status of the same request once more after recovery
    std::optional<std::chrono::milliseconds> recovered = {};
};

/// Whether a status is one of a pattern's: `201`, `5xx`, `503|504`. An empty pattern takes any.
bool status_matches(const std::string& pattern, int status);

/// One row of an outage driver: a fault, when it begins and ends, and what must be seen.
struct Scenario {
    std::string id;
    std::string target = "db";
    Fault fault = {};
    Begin begin = {};
    End end = {};
    Expected expected = {};
    double scale = 1;   ///< of all times that the service waits by itself: 0.025 makes 2 s of them 50 ms
    unsigned load = 0;  ///< clients that keep on paying while it lasts
    Location where = {};
};

}  // namespace offbeat::outage
