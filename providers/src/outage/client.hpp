#pragma once

#include "job.hpp"
#include "site.hpp"

#include <future>

namespace offbeat::outage {

/// One row's request on its way, on a thread of its own.
class Client {
public:
    /// Sends it at once.
    Client(const Site& site, Job& job);

    [[nodiscard]] Job& job() const { return *job_; }
    /// Waits until the client has its answer or gave up; at most until then.
    void wait_until(std::chrono::steady_clock::time_point until) const;
    [[nodiscard]] bool done() const { return outcome_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
    void wait() const { outcome_.wait(); }
    /// Waits for it, and writes down what came. At most as long as the client's patience.
    void finish();
    [[nodiscard]] std::chrono::steady_clock::time_point sent() const { return sent_; }
    /// When it had its answer or gave up; known once it is finished.
    [[nodiscard]] std::chrono::steady_clock::time_point answered() const { return answered_; }

private:
    Job* job_;
    std::chrono::steady_clock::time_point sent_, answered_;
    std::future<http::Outcome> outcome_;
};

}  // namespace offbeat::outage
