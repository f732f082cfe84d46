#pragma once

#include "offbeat/http/workers.hpp"
#include "offbeat/ready/http.hpp"

namespace offbeat::ready {

/// Every worker of a server answers as wanted: one that does says nothing about the next one, whose connections to the
/// database may be stale. Holds a connection to each in `workers`, which stay there for what comes next.
class EveryWorker final : public Check {
public:
    explicit EveryWorker(http::Workers& workers, Wanted wanted = {}) : workers_(workers), wanted_(std::move(wanted)) {}
    std::string look(Clock::time_point until) override;
    [[nodiscard]] std::string what() const override;

private:
    http::Workers& workers_;
    Wanted wanted_;
};

}  // namespace offbeat::ready
