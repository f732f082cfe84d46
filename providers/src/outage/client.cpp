#include "client.hpp"

namespace offbeat::outage {

using Clock = std::chrono::steady_clock;

Client::Client(const Site& site, Job& job) : job_(&job), sent_(Clock::now()) {
    outcome_ = std::async(std::launch::async, [service = site.service(), request = site.subject.request(job.key()),
                                               limit = site.patience(job.scenario())] {
        http::Connection connection(service);
        return connection.send(request, limit);
    });
}

void Client::wait_until(Clock::time_point until) const {
    outcome_.wait_until(until);
}

void Client::finish() {
    Observation& seen = job_->seen();
    seen.first = outcome_.get();
    seen.seconds = seen.first.seconds;
    answered_ = seconds_after(sent_, seen.first.seconds);
    const bool whole = seen.first.kind == http::Outcome::Kind::answered;
    seen.course.band("request", sent_, answered_, seen.first.text(),
                     !whole || seen.first.response.status >= 500 ? Course::Kind::warn : Course::Kind::good);
}

}  // namespace offbeat::outage
