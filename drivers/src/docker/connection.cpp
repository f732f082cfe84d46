#include "connection.hpp"

#include "offbeat/docker/engine_error.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/version.hpp>

#include <poll.h>

#include <array>
#include <optional>

namespace offbeat::docker {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using Local = net::local::stream_protocol;

constexpr std::size_t piece_size = 16 * 1024;

bool readable(int descriptor, Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd wanted{descriptor, POLLIN, 0};
    return poll(&wanted, 1, static_cast<int>(std::max<decltype(left)>(left, 0))) > 0;
}

template <class Body>
http::request<Body> request_of(const Call& call) {
    http::request<Body> request(http::string_to_verb(call.method), call.target, 11);
    request.set(http::field::host, "docker");  // Go refuses a request without one
    request.set(http::field::user_agent, "offbeat");
    if (!call.body.empty() || !call.file.empty()) request.set(http::field::content_type, call.content_type);
    return request;
}

}  // namespace

std::string Call::text() const {
    std::string path = target.substr(0, target.find('?'));
    if (path.starts_with("/v1.")) path.erase(0, path.find('/', 1));
    return method + " " + path;
}

struct Connection::Link {
    using Stream = beast::basic_stream<Local, net::io_context::executor_type>;
    using Parser = http::response_parser<http::buffer_body>;

    net::io_context context{1};
    Stream stream{context.get_executor()};
    beast::flat_buffer buffer;
    std::optional<Parser> opened;
    Call asked = {};  // what was opened
    std::string socket;
    bool reusable = false;

    // Runs one asynchronous step to its end, which the stream's deadline bounds.
    template <class Start>
    error_code step(Clock::time_point until, Start start) {
        error_code result;
        stream.expires_at(until);
        start([&result](error_code error, auto...) { result = error; });
        context.restart();
        context.run();
        return result;
    }

    [[noreturn]] void give_up(const error_code& error) { give_up(asked, error); }

    [[noreturn]] void give_up(const Call& call, const error_code& error) {
        reusable = false;
        if (error == beast::error::timeout) {
            throw EngineLost("the Docker Engine at " + socket + " didn't answer " + call.text() + " in time");
        }
        const bool gone = error == http::error::end_of_stream || error == http::error::partial_message;
        throw EngineLost("the Docker Engine at " + socket + " went away during " + call.text() + ": " +
                         (gone ? "it closed the connection" : error.message()));
    }

    template <class Body>
    void write(const Call& call, http::request<Body> request, Clock::time_point until) {
        request.prepare_payload();
        const auto error = step(until, [&](auto done) { http::async_write(stream, request, std::move(done)); });
        // An engine that refuses a long body answers before it has read it.
        if (error && error != net::error::broken_pipe) give_up(call, error);
    }

    void write(const Call& call, Clock::time_point until) {
        reusable = false;
        if (call.file.empty()) {
            auto request = request_of<http::string_body>(call);
            request.body() = call.body;
            return write(call, std::move(request), until);
        }
        auto request = request_of<http::file_body>(call);
        error_code error;
        request.body().open(call.file.c_str(), beast::file_mode::scan, error);
        if (error) throw Error("can't read " + call.file.string() + ": " + error.message());
        write(call, std::move(request), until);
    }
};

Connection::Connection(const std::string& socket) : link_(std::make_unique<Link>()) {
    link_->socket = socket;
    error_code error;
    // Longer ones don't fit into a socket's address, and Asio would throw of its own.
    if (socket.size() >= sizeof(sockaddr_un::sun_path)) error = net::error::name_too_long;
    if (!error) link_->stream.socket().connect(Local::endpoint(socket), error);
    if (!error) return;
    throw EnvironmentError("no Docker Engine answers at " + socket + ": " + error.message() +
                           (error == net::error::access_denied ? "; is this user in the group docker?" : ""));
}

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Reply Connection::send(const Call& call, Clock::time_point until) {
    link_->write(call, until);
    http::response_parser<http::string_body> parser;
    parser.body_limit(boost::none);
    const auto error =
        link_->step(until, [&](auto done) { http::async_read(link_->stream, link_->buffer, parser, std::move(done)); });
    if (error) link_->give_up(call, error);
    link_->reusable = parser.get().keep_alive();
    return {static_cast<int>(parser.get().result_int()), std::string(parser.get()["Api-Version"]),
            std::move(parser.get().body())};
}

Reply Connection::open(const Call& call, Clock::time_point until) {
    link_->asked = call;
    link_->write(call, until);
    auto& parser = link_->opened.emplace();
    parser.body_limit(boost::none);
    const auto error = link_->step(
        until, [&](auto done) { http::async_read_header(link_->stream, link_->buffer, parser, std::move(done)); });
    if (error) link_->give_up(call, error);
    Reply reply{static_cast<int>(parser.get().result_int()), std::string(parser.get()["Api-Version"])};
    if (reply.status < 400) return reply;
    More more = More::bytes;
    while (more == More::bytes) more = read(reply.body, until);
    return reply;
}

// The stream's own deadline would close the connection, so it is waited for by hand and then read without waiting.
Connection::More Connection::read(std::string& into, Clock::time_point until) {
    auto& parser = *link_->opened;
    auto& buffer = link_->buffer;
    while (!parser.is_done()) {
        error_code error;
        if (buffer.size() > 0) {
            std::array<char, piece_size> piece;
            parser.get().body() = {piece.data(), piece.size(), true};
            buffer.consume(parser.put(buffer.data(), error));
            const std::size_t got = piece.size() - parser.get().body().size;
            into.append(piece.data(), got);
            if (error && error != http::error::need_more && error != http::error::need_buffer) link_->give_up(error);
            if (got > 0) return More::bytes;
            if (error != http::error::need_more) continue;
        }
        auto& socket = link_->stream.socket();
        if (!readable(socket.native_handle(), until)) return More::none_yet;
        const auto got = socket.read_some(buffer.prepare(piece_size), error);
        buffer.commit(got);
        if (error == net::error::eof) parser.put_eof(error = {});
        if (error) link_->give_up(error);
    }
    return More::ended;
}

int Connection::descriptor() const {
    return link_->stream.socket().native_handle();
}

bool Connection::reusable() const {
    return link_->reusable && link_->buffer.size() == 0 &&
           !readable(link_->stream.socket().native_handle(), Clock::now());
}

}  // namespace offbeat::docker
