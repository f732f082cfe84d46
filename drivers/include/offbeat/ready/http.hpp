#pragma once

#include "offbeat/http/client.hpp"
#include "offbeat/ready/ready.hpp"

namespace offbeat::ready {

/// The response that a check waits for.
struct Wanted {
    http::Request request = {"GET", "/health", {}, {}};
    int status = 200;
    std::string text = {};  ///< that the body must hold

    /// What differs from it: `503 {"status": "unhealthy"}`; empty: nothing.
    [[nodiscard]] std::string differs(const http::Outcome& outcome) const;
    /// `HTTP 200 with "healthy"`.
    [[nodiscard]] std::string words() const;
};

/// A server answers with this status and body. Each look is a connection of its own.
class Http final : public Check {
public:
    explicit Http(stack::Endpoint server, Wanted wanted = {})
        : server_(std::move(server)), wanted_(std::move(wanted)) {}
    std::string look(Clock::time_point until) override;
    [[nodiscard]] std::string what() const override;

private:
    stack::Endpoint server_;
    Wanted wanted_;
};

}  // namespace offbeat::ready
