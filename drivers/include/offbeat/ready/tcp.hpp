#pragma once

#include "offbeat/ready/ready.hpp"
#include "offbeat/stack/stack.hpp"

namespace offbeat::ready {

/// Somebody listens. That isn't yet somebody who answers: Docker's own proxy accepts before the service does.
class Tcp final : public Check {
public:
    explicit Tcp(stack::Endpoint server) : server_(std::move(server)) {}
    std::string look(Clock::time_point until) override;
    [[nodiscard]] std::string what() const override;

private:
    stack::Endpoint server_;
};

}  // namespace offbeat::ready
