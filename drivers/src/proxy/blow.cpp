#include "proxy/blow.hpp"

#include "proxy/messages.hpp"

#include <algorithm>

namespace offbeat::proxy {

Blow Blow::at_answer(Link& link, std::uint64_t trap) {
    Blow blow(link, trap);
    blow.answer_ = true;
    return blow;
}

void Blow::reset() {
    link_.reset();
}

void Blow::close() {
    link_.close();
}

void Blow::swallow() {
    link_.effects_.add({trap_, Effect::Kind::swallow});
}

void Blow::hold(std::chrono::microseconds at_most) {
    Effect effect{trap_, Effect::Kind::hold};
    if (at_most.count() > 0) effect.until = Lane::Clock::now() + at_most;
    link_.effects_.add(effect);
}

void Blow::delay(std::chrono::microseconds latency, std::chrono::microseconds jitter) {
    link_.effects_.add({trap_, Effect::Kind::delay, {latency, jitter}});
}

void Blow::limit(std::uint64_t bytes_per_second, std::uint64_t bytes_at_once) {
    const std::uint64_t rate = std::max<std::uint64_t>(bytes_per_second, 1);
    const std::uint64_t piece = bytes_at_once > 0 ? bytes_at_once : std::max<std::uint64_t>(rate / 50, 1);
    link_.effects_.add({trap_, Effect::Kind::limit, {{}, {}, rate, piece}});
}

void Blow::cut_after(std::uint64_t bytes) {
    if (answer_) bytes = std::min<std::uint64_t>(bytes, link_.captured_.size());
    if (request_ == nullptr) return link_.to_client_.cut_after(bytes);
    link_.cut_next_ = true;
    link_.cut_bytes_ = bytes;
}

void Blow::answer_error(const std::string& sqlstate, const std::string& severity, const std::string& message) {
    const bool can_go_on = answer_ || (request_ != nullptr && passed_ == 0);
    if (severity != "ERROR" || !can_go_on) {
        link_.answer_fatal(error_response(severity == "ERROR" ? "FATAL" : severity, sqlstate, message));
    } else if (answer_) {
        link_.error_after_ = error_response(severity, sqlstate, message);
    } else {
        request_->error = error_response(severity, sqlstate, message);
    }
}

}  // namespace offbeat::proxy
