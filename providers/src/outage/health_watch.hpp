#pragma once

#include "site.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace offbeat::outage {

/// Asks for the service's health again and again while an outage lasts, on a thread of its own: an answer that says
/// healthy, and was asked for and given in its midst, is a lie.
class HealthWatch {
public:
    explicit HealthWatch(const Site& site);
    HealthWatch(const HealthWatch&) = delete;
    HealthWatch& operator=(const HealthWatch&) = delete;
    ~HealthWatch();

    /// Ends it. \returns the lie; empty where there was none
    /// \param ended when the outage ended: what was answered later isn't counted
    std::string end(Course::Clock::time_point ended);
    /// What was answered when, for a time line.
    [[nodiscard]] const Course& course() const { return course_; }

private:
    void watch();

    struct Answer {
        Course::Clock::time_point at;
        std::string text;
        bool healthy;
    };

    const Site& site_;
    std::vector<Answer> answers_;
    Course course_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool over_ = false;
    std::thread thread_;
};

}  // namespace offbeat::outage
