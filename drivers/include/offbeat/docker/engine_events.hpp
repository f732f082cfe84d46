#pragma once

#include "offbeat/docker/container.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::docker {

/// Something that happened in the engine.
struct Event {
    std::string type;              ///< `container`, `network`, `image`
    std::string action;            ///< `start`, `die`, `kill`, `pause`, `health_status: healthy`, `connect` …
    std::string id;                ///< of what it happened to
    Labels attributes;             ///< `name`, `exitCode`, `signal`, the labels
    std::int64_t nanoseconds = 0;  ///< since 1970, by the engine's clock
};

/// Which events; what is empty doesn't matter.
struct EventFilter {
    std::vector<std::string> types = {};
    std::vector<std::string> containers = {};  ///< ids or names
    Labels labels = {};
};

/// Events from the moment on that it was made, on a connection of its own: make it, act, then wait, and none is missed.
class EventStream {
public:
    struct Source;
    explicit EventStream(std::unique_ptr<Source> source);
    EventStream(EventStream&&) noexcept;
    EventStream& operator=(EventStream&&) noexcept;
    ~EventStream();

    /// The next one; nothing where none came until then. \throws EngineLost where the engine went away
    std::optional<Event> next(std::chrono::steady_clock::time_point until);
    /// The next one that is wanted; those before it are dropped.
    std::optional<Event> wait_for(const std::function<bool(const Event&)>& wanted,
                                  std::chrono::steady_clock::time_point until);
    /// The next one with this action.
    std::optional<Event> wait_for(const std::string& action, std::chrono::steady_clock::time_point until);

private:
    std::unique_ptr<Source> source_;
};

}  // namespace offbeat::docker
