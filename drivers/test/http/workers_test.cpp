#include "offbeat/http/workers.hpp"
#include "raw_server.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <set>

using namespace std::chrono_literals;
using offbeat::http::Outcome;
using offbeat::http::Request;
using offbeat::http::Workers;

namespace {

/// A server whose connections are taken by workers in turn, the first one far more often than the others.
struct Gunicorn {
    explicit Gunicorn(int workers, int requests_each = 1'000'000)
        : server([=, this](raw::Peer& peer) {
              const int worker = peer.number % 4 == 0 ? 1 + peer.number / 4 % (workers - 1) : 0;
              const std::string name = "X-Worker: " + std::to_string(100 + worker) + "\r\n";
              for (int i = 0; i < requests_each; ++i) {
                  const std::string request = peer.request();
                  if (request.empty()) return;
                  if (request.starts_with("POST")) ++posts;
                  peer.answer(request.substr(0, request.find(' ')), name);
              }
          }) {}

    std::atomic<int> posts = 0;
    raw::Server server;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(http_workers)

BOOST_AUTO_TEST_CASE(meets_each_worker_once) {
    const Gunicorn gunicorn(4);
    Workers workers(gunicorn.server.endpoint(), 4);
    BOOST_TEST(workers.hold(10s) == "");
    const auto names = workers.names();
    BOOST_TEST(
        (std::set<std::string>(names.begin(), names.end()) == std::set<std::string>{"100", "101", "102", "103"}));
    const auto outcomes = workers.each({"POST", "/", "x", {}}, 10s);
    BOOST_REQUIRE(outcomes.size() == 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        BOOST_TEST(outcomes[i].text() == "200");
        BOOST_TEST(outcomes[i].response.header("X-Worker") == names[i]);
    }
    BOOST_TEST(gunicorn.posts == 4);
    BOOST_TEST(workers.send_to(2, {}, 10s).response.header("x-worker") == names[2]);
}

// Each connection ends after two requests, as idle ones do: the next one has to reach the same worker.
BOOST_AUTO_TEST_CASE(connects_to_the_same_worker_again) {
    const Gunicorn gunicorn(3, 2);
    Workers workers(gunicorn.server.endpoint(), 3);
    BOOST_TEST(workers.hold(10s) == "");
    const auto names = workers.names();
    for (int i = 0; i < 6; ++i) {
        for (std::size_t worker = 0; worker < 3; ++worker) {
            const auto outcome = workers.send_to(worker, {"POST", "/", "x", {}}, 10s);
            BOOST_TEST(outcome.text() == "200");
            BOOST_TEST(outcome.response.header("X-Worker") == names[worker]);
        }
    }
    BOOST_TEST(gunicorn.posts == 18);
}

BOOST_AUTO_TEST_CASE(says_who_is_missing) {
    const Gunicorn gunicorn(2);
    Workers workers(gunicorn.server.endpoint(), 3);
    BOOST_TEST(workers.hold(100ms) == "2 of 3 workers were met; the last connection: only others answered");
    BOOST_TEST(workers.names().size() == 2U);
    Workers nobody(raw::nobody(), 2);
    BOOST_TEST(nobody.hold(50ms).starts_with("0 of 2 workers were met; the last connection: refused: "));
    raw::Server nameless([](raw::Peer& peer) {
        peer.request();
        peer.answer("");
    });
    Workers unnamed(nameless.endpoint(), 1);
    BOOST_TEST(unnamed.hold(50ms) == "0 of 1 workers were met; the last connection: 200 without X-Worker");
}

BOOST_AUTO_TEST_CASE(a_worker_that_is_gone_is_told_and_nothing_is_sent) {
    std::atomic<int> posts = 0, old = 0;
    std::atomic<bool> met = false;
    raw::Server server([&](raw::Peer& peer) {
        const bool successor = met;
        if (!successor) ++old;
        for (std::string request; !(request = peer.request()).empty();) {
            if (request.starts_with("POST")) ++posts;
            peer.answer("", successor ? "X-Worker: new\r\n" : "X-Worker: old\r\n");
            while (!successor && !met) std::this_thread::yield();
            if (successor) continue;
            peer.close();
            --old;
            return;
        }
    });
    Workers workers(server.endpoint(), 1);
    BOOST_TEST(workers.hold(10s) == "");
    met = true;
    while (old > 0) std::this_thread::yield();
    const auto outcome = workers.send_to(0, {"POST", "/", "x", {}}, 100ms);
    BOOST_TEST((outcome.kind == Outcome::Kind::refused));
    BOOST_TEST(outcome.trouble.starts_with("worker old wasn't met again: "));
    BOOST_TEST(posts == 0);
    BOOST_TEST(workers.hold(10s) == "");  // its successor takes its place
    BOOST_TEST(workers.send_to(0, {"POST", "/", "x", {}}, 10s).text() == "200");
}

BOOST_AUTO_TEST_SUITE_END()
