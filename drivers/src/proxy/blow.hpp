#pragma once

#include "offbeat/proxy/fault.hpp"
#include "proxy/link.hpp"

namespace offbeat::proxy {

/// A fault's hold on one connection while it strikes.
class Blow : public Wire {
public:
    /// \param request what it strikes at, before it was passed on but for so many bytes; null: no statement
    Blow(Link& link, std::uint64_t trap, Request* request = nullptr, std::size_t passed = 0)
        : link_(link), trap_(trap), request_(request), passed_(passed) {}
    /// It strikes at an answer that came and wasn't passed on.
    static Blow at_answer(Link& link, std::uint64_t trap);

    void reset() override;
    void close() override;
    void swallow() override;
    void hold(std::chrono::microseconds at_most) override;
    void delay(std::chrono::microseconds latency, std::chrono::microseconds jitter) override;
    void limit(std::uint64_t bytes_per_second, std::uint64_t bytes_at_once) override;
    void cut_after(std::uint64_t bytes) override;
    /// Where the statement can still be taken back (before it, or its answer), an ERROR fails its transaction at the
    /// server too. Anywhere else it ends the connection, as FATAL does.
    void answer_error(const std::string& sqlstate, const std::string& severity, const std::string& message) override;

private:
    Link& link_;
    std::uint64_t trap_;
    Request* request_;
    std::size_t passed_;
    bool answer_ = false;
};

}  // namespace offbeat::proxy
