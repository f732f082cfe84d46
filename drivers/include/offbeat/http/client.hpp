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
        refused,   ///< no connection came about, at all or in time: nothing was sent
        cut,       ///< the connection ended before the whole response, or it is none: the request may have taken effect
        late,      ///< no whole response in time: the request may take effect yet
    };
    Kind kind = Kind::answered;
    Response response = {};    ///< where answered
    std::string trouble = {};  ///< where not: the system's own words
    double seconds = 0;        ///< from the call to the last byte, or to giving up

    /// `201`, or `cut: connection reset by peer after 0.12 s`.
    [[nodiscard]] std::string text() const;
};

/// One segment of a path, or a query's value: all but letters, digits, `-`, `_` and `~` as `%2F`.
std::string escaped(std::string_view segment);

/// A connection to an HTTP/1.1 server that is kept open over requests, and so stays with the worker that accepted it.
/// Opened by the first request, and again by the next request after it ended. For one thread at a time; any number of
/// them in any number of threads.
///
/// Servers close idle connections when they like. A connection that was closed before anything of the request was sent
/// is opened anew without a word. Where a kept one ends after that and before any byte of a response, a GET or HEAD is
/// sent once more on a new connection (RFC 9110 §9.2.2); any other method never is: its outcome is `cut`.
class Connection {
public:
    explicit Connection(stack::Endpoint server);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// \param limit for all of it: looking up the host, connecting, sending, the whole response
    /// \throws Error where method, path or a header can't stand in a request; never for what the server does
    Outcome send(const Request& request, std::chrono::milliseconds limit);
    /// The same on the connection as it is: where it isn't open any more the outcome is `refused`, and nothing was
    /// sent. So the request reaches the worker that answered the last one, or nobody.
    Outcome send_on_open(const Request& request, std::chrono::milliseconds limit);
    /// Whether the last request left it open, and the server hasn't closed it since.
    [[nodiscard]] bool open() const;
    /// Ends it; the next request opens another one.
    void close();

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

}  // namespace offbeat::http
