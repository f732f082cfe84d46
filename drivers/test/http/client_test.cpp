#include "offbeat/error.hpp"
#include "offbeat/http/client.hpp"
#include "raw_server.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>

using namespace std::chrono_literals;
using namespace std::string_literals;
using offbeat::http::Connection;
using offbeat::http::Outcome;
using offbeat::http::Request;
using Kind = Outcome::Kind;

namespace {

constexpr auto long_enough = 60s;  // of a loaded machine

Outcome once(const raw::Server::Serve& serve, const Request& request = {},
             std::chrono::milliseconds limit = long_enough) {
    raw::Server server(serve);
    return Connection(server.endpoint()).send(request, limit);
}

Outcome given(const std::string& bytes, const Request& request = {}) {
    return once(
        [&](raw::Peer& peer) {
            peer.request();
            peer.send(bytes);
        },
        request);
}

std::size_t open_files() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_client)

BOOST_AUTO_TEST_CASE(sends_what_it_is_told_and_gives_the_whole_response) {
    std::string seen;
    const Outcome outcome = once(
        [&](raw::Peer& peer) {
            seen = peer.request();
            peer.answer("{\"a\":1}", "X-Worker: 7\r\nx-two: a\r\nX-Two: b\r\n", "201 CREATED");
        },
        {"POST", "/payment?x=%2F", "\0\xff{\r\n"s, {{"Content-Type", "application/json"}, {"Host", "h"}}});
    BOOST_TEST(seen == "POST /payment?x=%2F HTTP/1.1\r\nContent-Type: application/json\r\nHost: h\r\n"
                       "Content-Length: 5\r\n\r\n\0\xff{\r\n"s);
    BOOST_TEST((outcome.kind == Kind::answered));
    BOOST_TEST(outcome.text() == "201");
    BOOST_TEST(outcome.response.status == 201);
    BOOST_TEST(outcome.response.body == "{\"a\":1}");
    BOOST_TEST(outcome.response.header("x-WORKER") == "7");
    BOOST_TEST(outcome.response.header("X-Two") == "a");
    BOOST_TEST(outcome.response.header("X-Tw").empty());
    BOOST_TEST(outcome.response.headers.size() == 4U);
}

BOOST_AUTO_TEST_CASE(names_the_server_as_host) {
    std::string seen;
    raw::Server server([&](raw::Peer& peer) {
        seen = peer.request();
        peer.answer("");
    });
    Connection(server.endpoint()).send({}, long_enough);
    BOOST_TEST(seen == "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.endpoint().port) + "\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(reads_every_kind_of_body) {
    const std::string chunks = "3\r\nabc\r\n2;x=y\r\n\0d\r\n0\r\nT: 1\r\n\r\n"s;
    BOOST_TEST(given("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks).response.body == "abc\0d"s);
    BOOST_TEST(given("HTTP/1.0 200 OK\r\n\r\nuntil the end").response.body == "until the end");
    BOOST_TEST(given("HTTP/1.1 204 No Content\r\n\r\n").text() == "204");
    BOOST_TEST(given("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nx").text() ==
               "201");
    Request head;
    head.method = "HEAD";
    BOOST_TEST(given("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", head).text() == "200");
    const std::string large(3'000'000, 'x');
    const Outcome outcome = once(
        [&](raw::Peer& peer) {
            const std::string request = peer.request();
            if (!request.empty()) peer.answer(request.substr(request.find("\r\n\r\n") + 4));
        },
        {"PUT", "/", large, {}});
    BOOST_TEST((outcome.response.body == large));
}

BOOST_AUTO_TEST_CASE(takes_a_response_byte_by_byte) {
    const std::string bytes = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-A: b\r\n\r\nabc";
    const Outcome outcome = once([&](raw::Peer& peer) {
        peer.request();
        for (const char c : bytes) peer.send({&c, 1});
    });
    BOOST_TEST(outcome.response.body == "abc");
}

BOOST_AUTO_TEST_CASE(nobody_listens) {
    const Outcome outcome = Connection(raw::nobody()).send({}, long_enough);
    BOOST_TEST((outcome.kind == Kind::refused));
    BOOST_TEST(outcome.text().starts_with("refused: connection refused after 0."));
}

BOOST_AUTO_TEST_CASE(unknown_hosts_are_refused) {
    const Outcome outcome = Connection({"no-such-host.invalid", 1}).send({}, 5s);
    BOOST_TEST((outcome.kind == Kind::refused));
    BOOST_TEST(outcome.trouble.starts_with("\"no-such-host.invalid\": "));
}

BOOST_AUTO_TEST_CASE(a_connection_that_ends_is_cut) {
    const auto reset = once([](raw::Peer& peer) {
        peer.request();
        peer.reset();
    });
    BOOST_TEST(reset.text().starts_with("cut: connection reset by peer after 0."));
    const auto close = once([](raw::Peer& peer) { peer.request(); });
    BOOST_TEST(close.trouble == "the server closed the connection without a response");
    BOOST_TEST((close.kind == Kind::cut));
    for (const char* part : {"H", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
                             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"}) {
        const auto outcome = given(part);
        BOOST_TEST((outcome.kind == Kind::cut), part);
        BOOST_TEST(outcome.trouble == "the server closed the connection in the middle of its response", part);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_http_is_cut) {
    BOOST_TEST(given("SSH-2.0-OpenSSH\r\n\r\n").trouble.starts_with("not a response of HTTP: "));
    BOOST_TEST((given("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n").kind == Kind::cut));
    BOOST_TEST((given("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999\r\n\r\n").kind == Kind::cut));
}

BOOST_AUTO_TEST_CASE(gives_up_at_the_deadline) {
    const std::string begun = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab";
    for (const std::string& bytes : {std::string(), begun}) {
        const auto outcome = once(
            [&](raw::Peer& peer) {
                peer.request();
                peer.send(bytes);
                peer.hang();
            },
            {}, 150ms);
        BOOST_TEST((outcome.kind == Kind::late));
        BOOST_TEST(outcome.trouble == (bytes.empty() ? "no response" : "no more of the response came"));
        BOOST_TEST(outcome.seconds >= 0.15);
        BOOST_TEST(outcome.seconds < 2);
    }
}

BOOST_AUTO_TEST_CASE(a_drip_extends_no_deadline) {
    const auto outcome = once(
        [](raw::Peer& peer) {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (peer.send("x")) std::this_thread::sleep_for(5ms);
        },
        {}, 100ms);
    BOOST_TEST((outcome.kind == Kind::late));
    BOOST_TEST(outcome.seconds < 2);
}

BOOST_AUTO_TEST_CASE(a_server_that_reads_nothing_is_late) {
    std::promise<void> over;
    raw::Server server([&](raw::Peer&) { over.get_future().wait(); });
    const auto outcome = Connection(server.endpoint()).send({"POST", "/", std::string(50'000'000, 'x'), {}}, 100ms);
    over.set_value();
    BOOST_TEST((outcome.kind == Kind::late));
    BOOST_TEST(outcome.seconds < 10);
}

BOOST_AUTO_TEST_CASE(a_full_backlog_is_refused_at_the_deadline) {
    // Listens, never accepts, and its queue is full: the connection never comes about, so that nothing was sent.
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    BOOST_REQUIRE(bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    BOOST_REQUIRE(listen(listener, 0) == 0);
    BOOST_REQUIRE(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    const offbeat::stack::Endpoint endpoint{"127.0.0.1", ntohs(address.sin_port)};
    std::vector<Connection> waiting;
    Outcome last;
    for (int i = 0; i < 20 && last.kind != Kind::refused; ++i) {
        waiting.emplace_back(endpoint);
        last = waiting.back().send({}, 100ms);
    }
    BOOST_TEST((last.kind == Kind::refused));
    BOOST_TEST(last.text().starts_with("refused: no connection in time after "));
    close(listener);
}

BOOST_AUTO_TEST_CASE(answers_that_come_before_the_body_was_read_count) {
    const auto outcome = once(
        [](raw::Peer& peer) {
            peer.answer("too large", "Connection: close\r\n", "413 Content Too Large");
            std::this_thread::sleep_for(20ms);
        },
        {"POST", "/", std::string(50'000'000, 'x'), {}});
    BOOST_TEST(outcome.text() == "413");
}

BOOST_AUTO_TEST_CASE(keeps_the_connection) {
    std::atomic<int> connections = 0;
    raw::Server server([&](raw::Peer& peer) {
        connections = peer.number;
        for (int i = 0; !peer.request().empty(); ++i) peer.answer(std::to_string(peer.number));
    });
    Connection connection(server.endpoint());
    BOOST_TEST(!connection.open());
    for (int i = 0; i < 100; ++i) BOOST_REQUIRE(connection.send({}, long_enough).response.body == "1");
    BOOST_TEST(connection.open());
    BOOST_TEST(connections == 1);
    connection.close();
    BOOST_TEST(!connection.open());
    BOOST_TEST(connection.send({}, long_enough).response.body == "2");
}

BOOST_AUTO_TEST_CASE(opens_anew_what_was_closed_while_idle_even_for_a_post) {
    for (const bool reset : {false, true}) {
        std::promise<void> closed;
        raw::Server server([&](raw::Peer& peer) {
            if (peer.request().empty()) return;
            peer.answer(std::to_string(peer.number));
            if (peer.number > 1) return peer.hang();
            reset ? peer.reset() : peer.close();
            closed.set_value();
        });
        Connection connection(server.endpoint());
        BOOST_TEST(connection.send({"POST", "/", "x", {}}, long_enough).response.body == "1");
        closed.get_future().wait();
        BOOST_TEST(!connection.open());
        BOOST_TEST(connection.send({"POST", "/", "x", {}}, long_enough).response.body == "2");
    }
}

// The server closes just when the next request comes: whether it was read nobody knows.
BOOST_AUTO_TEST_CASE(sends_no_post_twice_by_itself) {
    for (const char* method : {"POST", "PUT", "DELETE", "GET", "HEAD"}) {
        std::atomic<int> requests = 0;
        raw::Server server([&](raw::Peer& peer) {
            peer.request();
            ++requests;
            peer.answer("");
            if (!peer.request().empty()) ++requests;
            if (peer.number > 1) peer.answer("");
        });
        Connection connection(server.endpoint());
        BOOST_TEST(connection.send({}, long_enough).text() == "200");
        Request request;
        request.method = method;
        const auto outcome = connection.send(request, long_enough);
        const bool again = request.method == "GET" || request.method == "HEAD";
        BOOST_TEST((outcome.kind == (again ? Kind::answered : Kind::cut)), method);
        connection.close();
        BOOST_TEST(requests == (again ? 3 : 2), method);
    }
}

BOOST_AUTO_TEST_CASE(a_get_on_a_new_connection_is_not_sent_twice) {
    std::atomic<int> requests = 0;
    const auto outcome = once([&](raw::Peer& peer) {
        peer.request();
        ++requests;
    });
    BOOST_TEST((outcome.kind == Kind::cut));
    BOOST_TEST(requests == 1);
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_not_clean_is_not_used_again) {
    for (const char* behind : {"Connection: close\r\n", ""}) {
        raw::Server server([&](raw::Peer& peer) {
            peer.request();
            peer.answer(std::to_string(peer.number), behind);
            if (*behind == '\0') peer.send("HTTP/1.1 408 Request Timeout\r\n\r\n");
            peer.hang();
        });
        Connection connection(server.endpoint());
        BOOST_TEST(connection.send({}, long_enough).response.body == "1");
        while (connection.open()) std::this_thread::yield();  // what stands behind the response has to arrive
        BOOST_TEST(connection.send({}, long_enough).response.body == "2");
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_stand_in_a_request_is_an_error) {
    Connection connection(raw::nobody());
    for (const Request& request :
         {Request{"GET", "/a b", "", {}}, Request{"GET", "/\r\nX: y", "", {}}, Request{"", "/", "", {}},
          Request{"GET", "", "", {}}, Request{"GET", "/", "", {{"A", "b\r\nC: d"}}},
          Request{"GET", "/", "", {{"A b", "c"}}}, Request{"GET", "/", "", {{"A", std::string(1, '\0')}}}}) {
        BOOST_CHECK_THROW(connection.send(request, long_enough), offbeat::Error);
    }
}

BOOST_AUTO_TEST_CASE(escapes_a_segment) {
    using offbeat::http::escaped;
    BOOST_TEST(escaped("aZ09-_~") == "aZ09-_~");
    BOOST_TEST(escaped("../a b?%\"") == "%2E%2E%2Fa%20b%3F%25%22");
    BOOST_TEST(escaped("\0\xff"s) == "%00%FF");
    BOOST_TEST(escaped("").empty());
}

BOOST_AUTO_TEST_CASE(leaves_nothing_open) {
    const std::size_t before = open_files();
    for (int i = 0; i < 20; ++i) {
        once([](raw::Peer& peer) {
            peer.request();
            peer.answer("");
        });
        once([](raw::Peer& peer) { peer.reset(); });
        Connection(raw::nobody()).send({}, long_enough);
    }
    BOOST_TEST(open_files() == before);
}

BOOST_AUTO_TEST_CASE(many_at_once) {
    raw::Server server([](raw::Peer& peer) {
        for (std::string request; !(request = peer.request()).empty();)
            peer.answer(request.substr(request.find("\r\n\r\n") + 4));
    });
    std::vector<std::future<int>> all;
    for (int i = 0; i < 50; ++i) {
        all.push_back(std::async(std::launch::async, [&, i] {
            Connection connection(server.endpoint());
            int right = 0;
            for (int j = 0; j < 20; ++j) {
                const std::string body = std::to_string(i * 1000 + j);
                if (connection.send({"POST", "/", body, {}}, long_enough).response.body == body) ++right;
            }
            return right;
        }));
    }
    for (auto& one : all) BOOST_TEST(one.get() == 20);
}

BOOST_AUTO_TEST_SUITE_END()
