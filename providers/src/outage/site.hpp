#pragma once

#include "offbeat/http/workers.hpp"
#include "offbeat/outage/scenario.hpp"
#include "offbeat/outage/subject.hpp"
#include "settings.hpp"
#include "stall_watch.hpp"

#include <memory>

namespace offbeat::outage {

/// One stack with its proxy and the service on it, ready to be struck.
struct Site {
    const Settings& settings;
    double scale;
    stack::Stack& stack;
    proxy::FaultProxy& proxy;
    Subject& subject;
    http::Workers& workers;
    const StallWatch& stalls;

    [[nodiscard]] stack::Endpoint service() const { return stack.endpoint(subject.service()); }
    /// A time that the service waits by itself, as it is here.
    [[nodiscard]] std::chrono::milliseconds scaled(std::chrono::milliseconds real) const;
    /// What is added to a row's scaled budgets.
    [[nodiscard]] std::chrono::milliseconds allowance(const Scenario& scenario) const;
    /// How long the client waits for the answer to a row's request: longer than its budget, so that an answer that
    /// comes late is seen as what it is.
    [[nodiscard]] std::chrono::milliseconds patience(const Scenario& scenario) const;
};

/// A key that nobody has stored: asking for it needs the database, and changes nothing.
inline constexpr const char* nobody = "offbeat-nobody";
/// Where no budget is written: nothing may take longer, by the service's own clock.
inline constexpr std::chrono::milliseconds longest_answer{30'000};
/// How long an engine may take to bring a database back on a busy machine.
inline constexpr std::chrono::milliseconds engine_time{15'000};
/// How much longer than its budget a client waits.
inline constexpr std::chrono::milliseconds beyond_budget{1'500};

}  // namespace offbeat::outage
