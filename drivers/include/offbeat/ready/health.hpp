#pragma once

#include "offbeat/ready/ready.hpp"

#include <functional>

namespace offbeat::ready {

/// A container's own health check says `healthy`.
class Health final : public Check {
public:
    /// The container's health as its engine words it: `starting`, `healthy`, `unhealthy`; it may throw an Error.
    using Read = std::function<std::string()>;
    /// Waits until the engine tells that it changed, at most until then.
    using Event = std::function<void(Clock::time_point until)>;

    /// \param event none: read again every few ms
    Health(std::string container, Read read, Event event = {})
        : container_(std::move(container)), read_(std::move(read)), event_(std::move(event)) {}
    std::string look(Clock::time_point until) override;
    [[nodiscard]] std::string what() const override;
    bool wait_for_event(Clock::time_point until) override;

private:
    std::string container_;
    Read read_;
    Event event_;
};

}  // namespace offbeat::ready
