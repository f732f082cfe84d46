#pragma once

#include "offbeat/http/client.hpp"
#include "offbeat/outage/observation.hpp"
#include "offbeat/proxy/fault_proxy.hpp"
#include "offbeat/stack/stack.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace offbeat::outage {

/// Where a service under test is to be deployed.
struct Deployment {
    stack::Stack& stack;
    proxy::FaultProxy& proxy;  ///< to stand between the service and its database
    double scale = 1;          ///< of all times that the service waits by itself
    double leeway = 1;         ///< on a slow or busy machine above 1: for time-outs that no scale makes shorter
};

/// A service with its database, deployed, and what the campaign must know of it. Its calls come from several threads.
class Subject {
public:
    Subject() = default;
    Subject(const Subject&) = delete;
    Subject& operator=(const Subject&) = delete;
    virtual ~Subject() = default;

    /// The database's name in the stack.
    [[nodiscard]] virtual std::string database() const { return "db"; }
    /// The service's name in the stack, whose log tells of retries.
    [[nodiscard]] virtual std::string service() const { return "web"; }
    /// How many processes of the service take requests, each with connections of its own. All of them together
    /// must take 24 requests at once, and those of a load.
    [[nodiscard]] virtual unsigned workers() const = 0;

    /// What the service's time-outs, which can't be as short as its delays, add to a scaled budget when its database
    /// is silent.
    [[nodiscard]] virtual std::chrono::milliseconds unscaled_silence() const { return {}; }

    /// The request that is sent under an outage. It must name the key, and so must its statements.
    [[nodiscard]] virtual http::Request request(const std::string& key) const = 0;
    /// Asks for what the request has stored.
    [[nodiscard]] virtual http::Request lookup(const std::string& key) const = 0;
    [[nodiscard]] virtual http::Request health() const = 0;

    [[nodiscard]] virtual bool healthy(const http::Response& health) const { return health.status == 200; }
    /// Whether a health answer says that the outage is known, so that requests fail at once.
    [[nodiscard]] virtual bool knows_outage(const http::Response& health) const { return !healthy(health); }
    /// What a client may rely on after an answer to request(). By default 2xx acknowledges, and all else refuses, but
    /// for what never came back whole.
    [[nodiscard]] virtual Told told(const http::Outcome& outcome) const;
    /// Whether an acknowledgement names the data of a stored row.
    [[nodiscard]] virtual bool same_data(const http::Response& answer, const std::string& row) const = 0;

    /// What is stored for each of the keys, read past the service and the proxy.
    [[nodiscard]] virtual std::map<std::string, StoredRows> stored(const std::vector<std::string>& keys) const = 0;
    /// Waits until no transaction is open in the database that could still commit. \throws Error at the deadline
    virtual void settle(std::chrono::milliseconds limit) const = 0;
    /// Waits until the database itself takes connections, past the proxy.
    virtual void await_database(std::chrono::milliseconds limit) const = 0;

    /// The lines of the service's log that tell of the key, and how many of them are retries.
    struct LogLines {
        std::string text;
        unsigned retries = 0;
    };
    [[nodiscard]] virtual LogLines log_of(const std::string& log, const std::string& key) const = 0;
};

}  // namespace offbeat::outage
