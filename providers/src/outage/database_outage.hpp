#pragma once

#include "offbeat/outage/scenario.hpp"
#include "site.hpp"

#include <optional>

namespace offbeat::outage {

/// One outage of the whole database, as its service sees it: it begins and ends at exact instants, however long the
/// engine takes to stop or start something. While the engine stops it, the proxy keeps every connection waiting.
class DatabaseOutage {
public:
    DatabaseOutage(const Site& site, const Fault& fault) : site_(site), fault_(fault) {}
    DatabaseOutage(const DatabaseOutage&) = delete;
    DatabaseOutage& operator=(const DatabaseOutage&) = delete;
    ~DatabaseOutage();

    /// Makes the fault, unseen by the service.
    void prepare();
    /// From now on the service sees it. What the proxy has held at moments is let go by the caller right after.
    void begin();
    /// It is over: the database is there again and takes connections when this returns; connections that came in
    /// between were told that it is starting up.
    void end();

    [[nodiscard]] proxy::Clock::time_point began() const { return began_; }
    [[nodiscard]] proxy::Clock::time_point ended() const { return ended_; }
    /// Empty where the database is really away; else what it is instead.
    [[nodiscard]] std::string not_away() const;

private:
    void lift_silence();

    const Site& site_;
    const Fault& fault_;
    std::optional<proxy::FaultProxy::Trap> silence_;
    bool cut_off_ = false;  // by the proxy, where the stack has no network to take it off
    proxy::Clock::time_point began_, ended_;
};

}  // namespace offbeat::outage
