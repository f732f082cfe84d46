#include "offbeat/http/client.hpp"

#include "http/answer_parser.hpp"
#include "http/socket.hpp"
#include "offbeat/error.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace offbeat::http {
namespace {

constexpr std::size_t at_once = 256 * 1024;  // more than a socket takes: a longer one may be copied in vain

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

/// What would end the line or the word that it stands in, and so be another request than the one that was meant.
void require_one_line(const std::string& text, const char* what, bool blanks_too) {
    const bool bad = std::any_of(text.begin(), text.end(), [&](char c) {
        return c == '\r' || c == '\n' || c == '\0' || (blanks_too && (c == ' ' || c == '\t'));
    });
    if (bad || (blanks_too && text.empty()))
        throw Error(std::string("an HTTP request's ") + what + " can't hold a line's end, NUL" +
                    (blanks_too ? " or blanks, nor be empty" : ""));
}

std::string host_header(const stack::Endpoint& server) {
    const bool bare_v6 = server.host.find(':') != std::string::npos;
    return (bare_v6 ? '[' + server.host + ']' : server.host) + ':' + std::to_string(server.port);
}

std::string bytes_of(const Request& request, const stack::Endpoint& server) {
    require_one_line(request.method, "method", true);
    require_one_line(request.path, "path", true);
    std::string head = request.method + ' ' + request.path + " HTTP/1.1\r\n";
    const auto given = [&](std::string_view name) {
        return std::any_of(request.headers.begin(), request.headers.end(),
                           [&](const Header& header) { return same_name(header.name, name); });
    };
    if (!given("Host")) head += "Host: " + host_header(server) + "\r\n";
    for (const Header& header : request.headers) {
        require_one_line(header.name, "header's name", true);
        require_one_line(header.value, "header", false);
        head += header.name + ": " + header.value + "\r\n";
    }
    const bool body = !request.body.empty() || request.method == "POST" || request.method == "PUT";
    if (body && !given("Content-Length") && !given("Transfer-Encoding"))
        head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    return head + "\r\n" + request.body;
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
    for (const Header& header : headers) {
        if (same_name(header.name, name)) return header.value;
    }
    return {};
}

std::string Outcome::text() const {
    if (kind == Kind::answered) return std::to_string(response.status);
    constexpr const char* names[] = {"answered", "refused", "cut", "late"};
    char after[32];
    std::snprintf(after, sizeof after, " after %.2f s", seconds);
    return std::string(names[static_cast<int>(kind)]) + ": " + trouble + after;
}

std::string escaped(std::string_view segment) {
    constexpr std::string_view plain = "-_~";  // no point: . and .. are paths of their own
    std::string out;
    for (const char c : segment) {
        const bool letter = (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
        if (letter || plain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += "0123456789ABCDEF"[byte >> 4U];
        out += "0123456789ABCDEF"[byte & 15U];
    }
    return out;
}

struct Connection::Stream {
    stack::Endpoint server;
    Socket socket;

    /// One try on the socket as it is.
    struct Try {
        Outcome outcome;
        bool nothing_sent = false;  ///< the kernel took no byte of the request
        bool nothing_came = false;  ///< no byte of a response
    };

    Try exchange(std::string_view request, bool to_head, Clock::time_point until);
    Outcome send(const Request& request, Clock::time_point until, bool may_open);
};

/// Sends and receives at the same time: a server may answer, and close, before it has read a long body.
Connection::Stream::Try Connection::Stream::exchange(std::string_view request, bool to_head, Clock::time_point until) {
    AnswerParser answer(to_head);
    std::array<char, 16384> room;
    std::size_t sent = 0;
    std::string trouble;  // of sending; the response may be there all the same
    const auto give_up = [&](Outcome::Kind kind, std::string why) {
        socket.close();
        return Try{{kind, {}, std::move(why), 0}, sent == 0, !answer.began()};
    };
    while (!answer.whole()) {
        if (sent < request.size() && trouble.empty()) {
            const Transfer out = socket.send(request.substr(sent, at_once));
            sent += out.bytes;
            if (out.error != 0 && out.error != EAGAIN) trouble = words(out.error);
        }
        const bool all_sent = sent == request.size() || !trouble.empty();
        const Transfer in = socket.receive(room.data(), room.size());
        if (in.bytes > 0) {
            std::string wrong = answer.take({room.data(), in.bytes});
            if (!wrong.empty()) return give_up(Outcome::Kind::cut, std::move(wrong));
            continue;
        }
        if (in.ended) {
            std::string missing = answer.end();
            if (!missing.empty()) return give_up(Outcome::Kind::cut, trouble.empty() ? missing : trouble);
            break;
        }
        if (in.error != EAGAIN) return give_up(Outcome::Kind::cut, words(in.error));
        const auto events = static_cast<short>(all_sent ? POLLIN : POLLIN | POLLOUT);
        if (socket.wait(events, until) == 0) {
            return give_up(Outcome::Kind::late, answer.began() ? "no more of the response came" : "no response");
        }
    }
    const bool keep = answer.keeps_connection() && sent == request.size();
    Try done{{Outcome::Kind::answered, answer.response(), {}, 0}, false, false};
    if (!keep) socket.close();
    return done;
}

Outcome Connection::Stream::send(const Request& request, Clock::time_point until, bool may_open) {
    const std::string bytes = bytes_of(request, server);
    const bool to_head = request.method == "HEAD";
    if (socket.is_idle()) {
        Try first = exchange(bytes, to_head, until);
        const bool closed_while_idle = first.outcome.kind == Outcome::Kind::cut && first.nothing_came;
        const bool harmless = first.nothing_sent || (may_open && (request.method == "GET" || to_head));
        if (!closed_while_idle || !harmless) return std::move(first.outcome);
    }
    if (!may_open) return {Outcome::Kind::refused, {}, "the server closed the connection while it was idle", 0};
    std::string trouble = socket.connect(server, until);
    if (!trouble.empty()) return {Outcome::Kind::refused, {}, std::move(trouble), 0};
    return exchange(bytes, to_head, until).outcome;
}

/// Tells how long it took.
template <class Send>
Outcome timed(std::chrono::milliseconds limit, Send send) {
    const auto begin = Clock::now();
    Outcome outcome = send(begin + limit);
    outcome.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return outcome;
}

Connection::Connection(stack::Endpoint server) : stream_(new Stream{std::move(server), {}}) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Outcome Connection::send(const Request& request, std::chrono::milliseconds limit) {
    return timed(limit, [&](Clock::time_point until) { return stream_->send(request, until, true); });
}

Outcome Connection::send_on_open(const Request& request, std::chrono::milliseconds limit) {
    return timed(limit, [&](Clock::time_point until) { return stream_->send(request, until, false); });
}

bool Connection::open() const {
    return stream_->socket.is_idle();
}

void Connection::close() {
    stream_->socket.close();
}

}  // namespace offbeat::http
