#include "container_json.hpp"
#include "pool.hpp"

#include <cstdio>

namespace offbeat::docker {
namespace {

std::string filters_of(const EventFilter& filter) {
    json::object result;
    if (!filter.types.empty()) result["type"] = array_of(filter.types);
    if (!filter.containers.empty()) result["container"] = array_of(filter.containers);
    json::array labels;
    for (const auto& [name, value] : filter.labels) labels.emplace_back(value.empty() ? name : name + "=" + value);
    if (!labels.empty()) result["label"] = std::move(labels);
    return json::serialize(result);
}

// With its fraction: without one the engine takes whole seconds.
std::string now() {
    const auto nanoseconds = std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
    char text[40];
    std::snprintf(text, sizeof text, "%lld.%09lld", static_cast<long long>(nanoseconds / 1'000'000'000),
                  static_cast<long long>(nanoseconds % 1'000'000'000));
    return text;
}

Event event_of(const json::value& value) {
    return {text(at(value, {"Type"})), text(at(value, {"Action"})), text(at(value, {"Actor", "ID"})),
            labels_of(at(value, {"Actor", "Attributes"})), number(at(value, {"timeNano"}))};
}

}  // namespace

struct EventStream::Source {
    explicit Source(Connection&& opened) : connection(std::move(opened)) {}

    Connection connection;
    std::string bytes = {};  // not yet a whole line
};

// The answer's headers come before the engine listens; what happens in between is told because of `since`.
EventStream Engine::events(const EventFilter& filter, Milliseconds limit) {
    Call call{"GET", "/events" + query({{"since", now()}, {"filters", filters_of(filter)}})};
    return EventStream(std::make_unique<EventStream::Source>(pool_->open(std::move(call), limit)));
}

EventStream::EventStream(std::unique_ptr<Source> source) : source_(std::move(source)) {}
EventStream::EventStream(EventStream&&) noexcept = default;
EventStream& EventStream::operator=(EventStream&&) noexcept = default;
EventStream::~EventStream() = default;

std::optional<Event> EventStream::next(Clock::time_point until) {
    for (;;) {
        if (const auto end = source_->bytes.find('\n'); end != std::string::npos) {
            const auto line = source_->bytes.substr(0, end);
            source_->bytes.erase(0, end + 1);
            if (line.find_first_not_of("\r ") == std::string::npos) continue;
            return event_of(parse(line, "GET /events"));
        }
        switch (source_->connection.read(source_->bytes, until)) {
        case Connection::More::bytes:
            break;
        case Connection::More::none_yet:
            return std::nullopt;
        case Connection::More::ended:
            throw EngineLost("the Docker Engine ended its stream of events");
        }
    }
}

std::optional<Event> EventStream::wait_for(const std::function<bool(const Event&)>& wanted, Clock::time_point until) {
    while (auto event = next(until)) {
        if (wanted(*event)) return event;
    }
    return std::nullopt;
}

std::optional<Event> EventStream::wait_for(const std::string& action, Clock::time_point until) {
    return wait_for([&](const Event& event) { return event.action == action; }, until);
}

}  // namespace offbeat::docker
