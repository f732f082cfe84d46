#pragma once

#include "offbeat/registry.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace offbeat::proxy {

/// What a fault may do to one connection between service and database, from the moment that it strikes.
class Wire {
public:
    virtual ~Wire() = default;
    virtual void reset() = 0;    ///< RST to both sides
    virtual void close() = 0;    ///< FIN to both sides
    virtual void swallow() = 0;  ///< from now on nothing passes, either way, and nobody is told
    /// Keeps what comes, in order, until the fault is lifted, or until so much time has gone by; 0: only lifting ends
    /// it.
    virtual void hold(std::chrono::microseconds at_most = {}) = 0;
    virtual void delay(std::chrono::microseconds latency, std::chrono::microseconds jitter) = 0;
    virtual void limit(std::uint64_t bytes_per_second, std::uint64_t bytes_at_once) = 0;
    virtual void
    cut_after(std::uint64_t bytes) = 0;  ///< passes so many bytes of the answer, at most all of it, then resets
    /// Answers in the server's place with an ErrorResponse; FATAL ends the connection. With ERROR the server is given a
    /// statement that it must refuse, so that an open transaction has failed there too; at `within`, at `accept` and
    /// where it is imposed, ERROR acts as FATAL does.
    virtual void answer_error(const std::string& sqlstate, const std::string& severity, const std::string& message) = 0;
};

/// What strikes a connection. A file each, and a line in wire_faults().
class WireFault {
public:
    virtual ~WireFault() = default;
    virtual void strike(Wire& wire) const = 0;
    /// Whether it lasts until it is lifted (latency, blackhole), rather than being over by itself (reset, hang).
    [[nodiscard]] virtual bool lasts() const { return false; }
};

/// A fault's arguments as a tester wrote them: `latency(500ms, 50ms)` has two. \throws SetupError by its maker, whose
/// Problem has no location: the driver's cell is added by whoever read it
using Arguments = std::vector<std::string>;
using WireFaultMaker = std::function<std::shared_ptr<const WireFault>(const Arguments&)>;

/// `reset`, `close`, `blackhole`, `hang(1s)`, `latency(500ms)`, `latency(500ms, 50ms)`, `bandwidth(8kB/s)`,
/// `drip(16B, 50ms)`, `cut(100)`, `sqlstate(57P01)`, and what users add.
Registry<WireFaultMaker>& wire_faults();

}  // namespace offbeat::proxy
