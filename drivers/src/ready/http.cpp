#include "offbeat/ready/http.hpp"

#include "offbeat/value.hpp"
#include "ready/shown.hpp"

#include <algorithm>

namespace offbeat::ready {

std::string Wanted::differs(const http::Outcome& outcome) const {
    if (outcome.kind != http::Outcome::Kind::answered) return outcome.text();
    const http::Response& response = outcome.response;
    if (response.status == status && response.body.find(text) != std::string::npos) return {};
    const std::string body = shown(response.body);
    return outcome.text() + (body.empty() ? "" : ' ' + body);
}

std::string Wanted::words() const {
    return "HTTP " + std::to_string(status) + (text.empty() ? "" : " with " + offbeat::quoted(text));
}

std::string Http::look(Clock::time_point until) {
    using std::chrono::milliseconds;
    const auto limit = std::max(milliseconds(1), std::chrono::ceil<milliseconds>(until - Clock::now()));
    return wanted_.differs(http::Connection(server_).send(wanted_.request, limit));
}

std::string Http::what() const {
    return wanted_.words() + " from " + server_.host + ':' + std::to_string(server_.port) + wanted_.request.path;
}

}  // namespace offbeat::ready
