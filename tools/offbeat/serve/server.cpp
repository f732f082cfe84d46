// The only file of the command that includes Beast: it costs seconds a file to compile.

#include "serve/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket.hpp>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <set>

namespace command::live {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using Request = http::request<http::empty_body>;

constexpr std::size_t most_viewers = 64;
constexpr std::chrono::seconds patience{30};  // for a request, and for who takes its answer
constexpr std::uint32_t longest_header = 16 * 1024;
constexpr std::size_t longest_heard = 1024;  // viewers have nothing to say

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

/// `live?from=7`: 7. What is no number is 0: all is sent.
std::size_t first_wanted(std::string_view path) {
    constexpr std::string_view before = "live?from=";
    std::size_t number = 0;
    if (!path.starts_with(before)) return 0;
    for (const char digit : path.substr(before.size())) {
        if (digit < '0' || digit > '9' || number > 1'000'000'000) return 0;
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    }
    return number;
}

/// One viewer's WebSocket.
class Live : public std::enable_shared_from_this<Live> {
public:
    Live(beast::tcp_stream&& stream, Feed& feed, std::set<Live*>& all)
        : socket_(std::move(stream)), feed_(feed), all_(all) {}
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;
    ~Live() { all_.erase(this); }

    void begin(const Request& request, std::size_t from) {
        all_.insert(this);
        next_ = from;
        beast::get_lowest_layer(socket_).expires_never();  // WebSocket has pings and time limits of its own
        socket_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
        socket_.read_message_max(longest_heard);
        socket_.text(true);
        socket_.async_accept(request, [self = shared_from_this()](beast::error_code wrong) {
            if (wrong) return;
            self->accepted_ = true;
            self->hear();
            self->tell();
        });
    }

    /// Sends what there is to send, one message at a time.
    void tell() {
        if (!accepted_ || busy_ || !choose()) return;
        busy_ = true;
        socket_.async_write(asio::buffer(text_), [self = shared_from_this()](beast::error_code wrong, std::size_t) {
            self->busy_ = false;
            if (!wrong) self->tell();
        });
    }

private:
    /// \returns whether there is anything
    bool choose() {
        if (run_ != feed_.run()) {
            // One that was there before knows what it has; who comes anew is told what that counts from.
            if (run_) next_ = 0;
            run_ = feed_.run();
            standing_.reset();
            text_ = "run " + std::to_string(*run_);
            return true;
        }
        const bool first = !standing_;  // rows mean nothing without the methods that the state names
        if (!first && next_ < feed_.messages()) {
            text_ = feed_.message(next_++);
            behind_ = true;
            return true;
        }
        // Rows are drawn when a state follows them, though it may be the one that was sent before them.
        if (standing_ == feed_.standing() && !behind_) return false;
        behind_ = false;
        standing_ = feed_.standing();
        text_ = feed_.state();
        return true;
    }

    /// Nothing that it says matters; but only who listens learns that it has gone.
    void hear() {
        socket_.async_read(heard_, [self = shared_from_this()](beast::error_code wrong, std::size_t) {
            self->heard_.clear();
            if (!wrong) return self->hear();
            self->accepted_ = false;
        });
    }

    websocket::stream<beast::tcp_stream> socket_;
    Feed& feed_;
    std::set<Live*>& all_;
    beast::flat_buffer heard_;
    std::string text_;
    std::optional<std::uint64_t> run_, standing_;
    std::size_t next_ = 0;
    bool accepted_ = false;
    bool busy_ = false;
    bool behind_ = false;  ///< messages were sent since the last state
};

/// One connection, until it is closed or becomes a WebSocket.
class Visit : public std::enable_shared_from_this<Visit> {
public:
    Visit(tcp::socket&& socket, Feed& feed, const Access& access, std::set<Live*>& viewers)
        : stream_(std::move(socket)), feed_(feed), access_(access), viewers_(viewers) {}

    void read() {
        parser_.emplace();
        parser_->header_limit(longest_header);
        parser_->body_limit(std::uint64_t{0});
        stream_.expires_after(patience);
        http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code wrong, std::size_t) {
            if (!wrong) self->answer();
        });
    }

private:
    void answer() {
        const Request& request = parser_->get();
        const std::string_view target = view(request.target());
        // Of two, others may heed the one that we don't.
        for (const auto field : {http::field::host, http::field::origin}) {
            if (request.count(field) > 1)
                return send(http::status::bad_request, "a request has one Host and one Origin\n");
        }
        const std::string refusal =
            access_.refusal(target, view(request[http::field::host]), view(request[http::field::origin]));
        if (!refusal.empty()) return send(http::status::forbidden, refusal + '\n');
        if (request.method() != http::verb::get && request.method() != http::verb::head)
            return send(http::status::method_not_allowed, "only GET and HEAD\n");
        const std::string_view path = access_.path(target);
        if (path.empty()) return send(http::status::ok, feed_.page(), "text/html; charset=utf-8");
        if (path.substr(0, path.find('?')) != "live") return send(http::status::not_found, "there is no such page\n");
        if (!websocket::is_upgrade(request)) return send(http::status::upgrade_required, "a WebSocket is\n");
        if (viewers_.size() >= most_viewers)
            return send(http::status::service_unavailable, "too many look at this already\n");
        std::make_shared<Live>(std::move(stream_), feed_, viewers_)->begin(request, first_wanted(path));
    }

    void send(http::status status, std::string body, const char* type = "text/plain; charset=utf-8") {
        const Request& request = parser_->get();
        response_ = {status, request.version()};
        response_.set(http::field::content_type, type);
        response_.set(http::field::cache_control, "no-store");
        response_.set("Referrer-Policy", "no-referrer");
        response_.set(http::field::x_frame_options, "DENY");
        response_.set("X-Content-Type-Options", "nosniff");
        response_.set("Cross-Origin-Resource-Policy", "same-origin");
        response_.keep_alive(request.keep_alive());
        response_.body() = std::move(body);
        response_.prepare_payload();
        if (request.method() == http::verb::head) response_.body().clear();
        stream_.expires_after(patience);
        http::async_write(stream_, response_, [self = shared_from_this()](beast::error_code wrong, std::size_t) {
            if (!wrong && self->response_.keep_alive()) self->read();
        });
    }

    beast::tcp_stream stream_;
    Feed& feed_;
    const Access& access_;
    std::set<Live*>& viewers_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::empty_body>> parser_;
    http::response<http::string_body> response_;
};

}  // namespace

struct Server::Parts {
    Parts(Feed& to_show, unsigned short port)
        : feed(to_show),
          acceptor(loop, {asio::ip::address_v4::loopback(), port}),
          news(loop),
          pause(loop),
          relief(loop) {}

    void accept() {
        acceptor.async_accept([this](beast::error_code wrong, tcp::socket socket) {
            if (wrong == asio::error::operation_aborted) return;
            if (wrong) return accept_later();
            std::make_shared<Visit>(std::move(socket), feed, *access, viewers)->read();
            accept();
        });
    }

    /// No descriptor is left: asked again at once, the system would say the same.
    void accept_later() {
        relief.expires_after(std::chrono::milliseconds(100));
        relief.async_wait([this](beast::error_code wrong) {
            if (!wrong) accept();
        });
    }

    void look() {
        const std::uint64_t mine = ++turn;
        pause.cancel();
        news.cancel();
        const int milliseconds = follow();
        for (Live* viewer : viewers) viewer->tell();
        // Both may have ended by the time that one of them is heard: the later one is of a turn that is over.
        const auto next = [this, mine](beast::error_code wrong) {
            if (!wrong && turn == mine) look();
        };
        if (milliseconds <= 0) news.async_wait(asio::posix::stream_descriptor::wait_read, next);
        if (milliseconds == 0) return;
        pause.expires_after(std::chrono::milliseconds(std::abs(milliseconds)));
        pause.async_wait(next);
    }

    Feed& feed;
    std::set<Live*> viewers;  // those whose sockets live; they go with the loop, and take themselves out
    asio::io_context loop{1};
    tcp::acceptor acceptor;
    asio::posix::stream_descriptor news;
    asio::steady_timer pause, relief;
    std::optional<Access> access;
    std::function<int()> follow;
    std::uint64_t turn = 0;  ///< of looking
};

Server::Server(Feed& feed, unsigned short port, const std::string& token)
    : parts_(std::make_unique<Parts>(feed, port)) {
    parts_->access.emplace(token, parts_->acceptor.local_endpoint().port());
}

Server::~Server() = default;

std::string Server::address() const {
    return parts_->access->address();
}

void Server::serve(int fd, std::function<int()> follow) {
    parts_->follow = std::move(follow);
    parts_->news.assign(fd);
    asio::signal_set signals(parts_->loop, SIGINT, SIGTERM);
    signals.async_wait([this](beast::error_code wrong, int) {
        if (!wrong) stop();
    });
    parts_->accept();
    parts_->look();
    parts_->loop.run();
    parts_->news.release();
}

void Server::stop() {
    parts_->loop.stop();
}

}  // namespace command::live
