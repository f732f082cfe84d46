#pragma once

#include "offbeat/stack/stack.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::http {

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    std::string method = "GET";
    std::string path = "/";
    std::string body = {};  ///< any bytes
    std::vector<Header> headers = {};
};

struct Response {
    int status = 0;
    std::string body = {};
    std::vector<Header> headers = {};

    /// A header's value, whatever its case; empty where there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// What a client knows once it stopped waiting.
struct Outcome {
    enum class Kind {
        answered,  ///< a whole response
        refused,   ///< no connection came about: nothing was sent
        cut,       ///< the connection ended before the whole response: the request may have taken effect
        late,      ///< no whole response in time: the request may take effect yet
    };
    Kind kind = Kind::answered;
    Response response = {};    ///< where answered
    std::string trouble = {};  ///< where not: the system's own words
    double seconds = 0;        ///< from the call to the last byte, or to giving up

    /// `201`, or `cut: connection reset by peer after 0.12 s`.
    [[nodiscard]] std::string text() const;
};

/// A connection to an HTTP/1.1 server that is kept open over requests, and so stays with the worker that accepted it.
/// Opened by the first request, and again by the next request after it ended. For one thread at a time.
class Connection {
public:
    explicit Connection(stack::Endpoint server);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// \param limit for all of it: connecting, sending, the whole answer
    Outcome send(const Request& request, std::chrono::milliseconds limit);
    /// Whether the last request left it open.
    [[nodiscard]] bool open() const;

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

}  // namespace offbeat::http
