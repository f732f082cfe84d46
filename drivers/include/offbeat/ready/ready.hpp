#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace offbeat::ready {

using Clock = std::chrono::steady_clock;

/// One way to see whether something is ready.
class Check {
public:
    virtual ~Check() = default;
    /// Looks once, and no longer than until then. Empty: ready; else what it saw instead, for people.
    virtual std::string look(Clock::time_point until) = 0;
    /// What it waits for: `HTTP 200 from 127.0.0.1:8080/health`.
    [[nodiscard]] virtual std::string what() const = 0;
    /// Waits for an event that makes looking again worthwhile, at most until then. False: there is none to wait for.
    virtual bool wait_for_event(Clock::time_point /*until*/) { return false; }
};

/// Waits until the check is ready: on the event where there is one to wait for, else looking again every few ms.
/// One look takes a second at most, and twice as long each time that this wasn't enough: what hangs is asked again.
/// \throws EnvironmentError at the deadline: what it waited for, how long, and what it last saw
void wait(Check& check, std::chrono::milliseconds limit);

}  // namespace offbeat::ready
