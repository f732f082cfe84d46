#pragma once

#include "offbeat/outage/scenario.hpp"
#include "site.hpp"

#include <future>
#include <optional>

namespace offbeat::outage {

/// One outage of the whole database. It begins for its service when the server is really gone, not when the engine has
/// tidied up, and ends when its row says: until the server is back, who comes is told that it is starting up.
class DatabaseOutage {
public:
    DatabaseOutage(const Site& site, const Fault& fault) : site_(site), fault_(fault) {}
    DatabaseOutage(const DatabaseOutage&) = delete;
    DatabaseOutage& operator=(const DatabaseOutage&) = delete;
    ~DatabaseOutage();

    /// Takes the database away.
    void prepare();
    /// From now on nobody gets through. What the proxy has held at moments is let go by the caller right after.
    void begin();
    /// It is over: the database is there again and takes connections when this returns; connections that came in
    /// between were told that it is starting up.
    void end();

    [[nodiscard]] proxy::Clock::time_point began() const { return began_; }
    [[nodiscard]] proxy::Clock::time_point ended() const { return ended_; }
    /// Empty where the database is really away; else what it is instead.
    /// Known once it has ended.
    [[nodiscard]] const std::string& not_away() const { return not_away_; }

private:
    void take_away();
    void lift_silence();
    void check_away();

    const Site& site_;
    const Fault& fault_;
    std::optional<proxy::FaultProxy::Trap> silence_;
    std::future<void> going_;  // the engine's own call, which returns long after the server has gone
    std::string not_away_;
    bool cut_off_ = false;  // by the proxy, where the stack has no network to take it off
    proxy::Clock::time_point began_, ended_;
};

}  // namespace offbeat::outage
