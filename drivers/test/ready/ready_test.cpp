#include "http/raw_server.hpp"
#include "offbeat/error.hpp"
#include "offbeat/process/temporary_postgresql.hpp"
#include "offbeat/ready/every_worker.hpp"
#include "offbeat/ready/health.hpp"
#include "offbeat/ready/http.hpp"
#include "offbeat/ready/log_line.hpp"
#include "offbeat/ready/postgresql.hpp"
#include "offbeat/ready/running.hpp"
#include "offbeat/ready/tcp.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <regex>

using namespace std::chrono_literals;
namespace ready = offbeat::ready;

namespace {

/// What wait() says at the deadline, its numbers of seconds masked.
std::string told(ready::Check& check, std::chrono::milliseconds limit = 60ms) {
    const auto begin = ready::Clock::now();
    try {
        ready::wait(check, limit);
    } catch (const offbeat::EnvironmentError& error) {
        const auto took = ready::Clock::now() - begin;
        BOOST_TEST((took >= limit && took < limit + 2s));
        return std::regex_replace(error.what(), std::regex("[0-9]+\\.[0-9]+ s"), "N s");
    }
    return "ready";
}

std::string at(const offbeat::stack::Endpoint& endpoint) {
    return endpoint.host + ':' + std::to_string(endpoint.port);
}

raw::Server::Serve answering(const std::string& status, const std::string& body) {
    return [=](raw::Peer& peer) {
        while (!peer.request().empty()) peer.answer(body, "X-Worker: 1\r\n", status);
    };
}

/// One service that runs or has ended, and has written something.
struct OneService : offbeat::stack::Stack {
    using State = offbeat::stack::State;
    OneService(State now, std::string written) : now_(now), written_(std::move(written)) {}
    [[nodiscard]] const char* target() const override { return "none"; }
    [[nodiscard]] std::string own_address() const override { return ""; }
    void launch(const offbeat::stack::Service&) override {}
    void stop(const std::string&) override {}
    void start(const std::string&) override {}
    void kill(const std::string&) override {}
    void pause(const std::string&) override {}
    void unpause(const std::string&) override {}
    bool disconnect(const std::string&) override { return false; }
    void connect(const std::string&) override {}
    [[nodiscard]] offbeat::stack::Endpoint endpoint(const std::string&) const override { return {}; }
    [[nodiscard]] State state(const std::string&) const override { return now_; }
    [[nodiscard]] std::string log(const std::string&, std::size_t) const override { return written_; }

private:
    State now_;
    std::string written_;
};

struct Nothing : ready::Check {
    std::string look(ready::Clock::time_point) override { return "nothing"; }
    [[nodiscard]] std::string what() const override { return "something"; }
};

void hang(raw::Peer& peer) {
    peer.hang();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(readiness)

BOOST_AUTO_TEST_CASE(waits_until_it_is_so) {
    struct Third : ready::Check {
        int looks = 0;
        std::string look(ready::Clock::time_point) override { return ++looks < 3 ? "not yet" : ""; }
        [[nodiscard]] std::string what() const override { return "the third look"; }
    } third;
    ready::wait(third, 10s);
    BOOST_TEST(third.looks == 3);
}

BOOST_AUTO_TEST_CASE(a_limit_of_nothing_looks_once) {
    struct Never : ready::Check {
        int looks = 0;
        std::string look(ready::Clock::time_point) override { return "look " + std::to_string(++looks); }
        [[nodiscard]] std::string what() const override { return "nothing"; }
    } never;
    BOOST_TEST(told(never, 0ms) == "waited N s for nothing in vain; last seen: look 1");
}

BOOST_AUTO_TEST_CASE(tcp) {
    raw::Server server([](raw::Peer&) {});
    ready::Tcp there(server.endpoint());
    BOOST_TEST(told(there) == "ready");
    const auto nobody = raw::nobody();
    ready::Tcp none(nobody);
    BOOST_TEST(told(none) == "waited N s for a listener at " + at(nobody) + " in vain; last seen: connection refused");
}

BOOST_AUTO_TEST_CASE(tcp_sees_a_server_come) {
    const auto nobody = raw::nobody();
    auto later = std::async(std::launch::async, [&] {
        std::this_thread::sleep_for(30ms);
        return std::make_unique<raw::Server>([](raw::Peer&) {}, nobody.port);
    });
    ready::Tcp comes(nobody);
    BOOST_TEST(told(comes, 10s) == "ready");
    later.get();
}

BOOST_AUTO_TEST_CASE(http) {
    raw::Server ill(answering("503 Service Unavailable", "{\"database\": \"gone\"}\n"));
    raw::Server well(answering("200 OK", "{\"status\": \"healthy\"}"));
    ready::Http one(well.endpoint()), two(ill.endpoint());
    BOOST_TEST(told(one) == "ready");
    BOOST_TEST(told(two) == "waited N s for HTTP 200 from " + at(ill.endpoint()) +
                                "/health in vain; last seen: 503 {\"database\": \"gone\"}");
    ready::Http text(well.endpoint(), {{"GET", "/status", {}, {}}, 200, "better"});
    BOOST_TEST(told(text) == "waited N s for HTTP 200 with \"better\" from " + at(well.endpoint()) +
                                 "/status in vain; last seen: 200 {\"status\": \"healthy\"}");
    ready::Http wanted(ill.endpoint(), {{}, 503, "gone"});
    BOOST_TEST(told(wanted) == "ready");
    raw::Server hangs(hang);
    ready::Http hanging(hangs.endpoint());
    BOOST_TEST(told(hanging) == "waited N s for HTTP 200 from " + at(hangs.endpoint()) +
                                    "/health in vain; last seen: late: no response after N s");
}

BOOST_AUTO_TEST_CASE(what_hangs_is_asked_again) {
    raw::Server server([](raw::Peer& peer) {
        if (peer.number == 1) return peer.hang();  // Docker's own proxy accepts, and the service isn't there yet
        peer.request();
        peer.answer("");
    });
    ready::Http http(server.endpoint());
    BOOST_TEST(told(http, 10s) == "ready");
}

BOOST_AUTO_TEST_CASE(long_and_hostile_bodies_are_shown_short) {
    raw::Server server(answering("500 Oops", "a\033[31m\n\xff" + std::string(1000, 'x')));
    ready::Http http(server.endpoint());
    const std::string message = told(http);
    BOOST_TEST(message.find("500 a\\x1b[31m\\n\\xffxxx") != std::string::npos);
    BOOST_TEST(message.ends_with("x…"));
    BOOST_TEST(message.size() < 400U);
}

BOOST_AUTO_TEST_CASE(postgresql) {
    const offbeat::process::TemporaryPostgresql server;
    const std::string where = "PostgreSQL at 127.0.0.1:" + std::to_string(server.port()) + "/postgres to answer ";
    ready::Postgresql one(server.url()), two(server.url(), "SELECT 1 + 1", "3"), wrong(server.url(), "SELECT x"),
        none(server.url(), "SELECT 1 WHERE false", "1"), slow(server.url(), "SELECT pg_sleep(5)"),
        answer(server.url(), "SELECT 1 + 1", "2"), command(server.url(), "SET search_path TO public");
    BOOST_TEST(told(one, 10s) == "ready");
    BOOST_TEST(told(answer, 10s) == "ready");
    BOOST_TEST(told(command, 10s) == "ready");
    BOOST_TEST(told(two, 300ms) ==
               "waited N s for " + where + "\"SELECT 1 + 1\" with \"3\" in vain; last seen: the answer \"2\"");
    BOOST_TEST(told(none, 300ms) ==
               "waited N s for " + where + "\"SELECT 1 WHERE false\" with \"1\" in vain; last seen: no row");
    BOOST_TEST(told(wrong, 300ms).find("last seen: ERROR:  column \"x\" does not exist") != std::string::npos);
    BOOST_TEST(told(slow, 200ms) ==
               "waited N s for " + where + "\"SELECT pg_sleep(5)\" in vain; last seen: no answer in time");
}

BOOST_AUTO_TEST_CASE(postgresql_that_is_not_there_or_hangs) {
    const auto nobody = raw::nobody();
    ready::Postgresql none("postgresql://postgres@" + at(nobody) + "/postgres");
    BOOST_TEST(told(none).find("in vain; last seen: connection to server at \"127.0.0.1\", port ") !=
               std::string::npos);
    raw::Server hangs(hang);
    ready::Postgresql hanging("postgresql://postgres@" + at(hangs.endpoint()) + "/postgres");
    BOOST_TEST(told(hanging, 100ms) ==
               "waited N s for PostgreSQL at " + at(hangs.endpoint()) +
                   "/postgres to answer \"SELECT 1\" in vain; last seen: no connection: no answer in time");
    raw::Server other(answering("200 OK", ""));
    ready::Postgresql strange("nonsense");
    BOOST_TEST(told(strange).find("last seen: missing \"=\" after \"nonsense\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(health) {
    int reads = 0;
    ready::Health becomes("db", [&] { return ++reads < 3 ? "starting" : "healthy"; });
    BOOST_TEST(told(becomes, 10s) == "ready");
    BOOST_TEST(reads == 3);
    ready::Health ill("db", [] { return "unhealthy"; }), none("db", [] { return ""; }),
        gone("db", []() -> std::string { throw offbeat::Error("No such container: db"); });
    const std::string begin = "waited N s for container db to be healthy in vain; last seen: ";
    BOOST_TEST(told(ill) == begin + "\"unhealthy\"");
    BOOST_TEST(told(none) == begin + "no health check");
    BOOST_TEST(told(gone) == begin + "No such container: db");
}

BOOST_AUTO_TEST_CASE(health_is_read_when_its_event_came) {
    int reads = 0, events = 0;
    ready::Health becomes(
        "db",
        [&] {
            ++reads;
            return events < 2 ? "starting" : "healthy";
        },
        [&](ready::Clock::time_point) { ++events; });
    BOOST_TEST(told(becomes, 10s) == "ready");
    BOOST_TEST(reads == 3);
    ready::Health never(
        "db", [] { return "starting"; }, [](ready::Clock::time_point until) { std::this_thread::sleep_until(until); });
    BOOST_TEST(told(never) == "waited N s for container db to be healthy in vain; last seen: \"starting\"");
}

BOOST_AUTO_TEST_CASE(log_line) {
    const std::string log = "old: ready to accept\nstarting\n\nready to acc|ept connections\nmore";
    const std::size_t bar = log.find('|');
    std::size_t reads = 0;
    const auto read = [&](std::size_t from) {
        std::string all = log.substr(0, bar) + (++reads < 3 ? "" : log.substr(bar + 1));
        return all.substr(std::min(from, all.size()));
    };
    ready::LogLine line("db", read, "ready to accept", 21);
    BOOST_TEST(told(line, 10s) == "ready");
    BOOST_TEST(reads == 3U);
    BOOST_TEST(line.line() == "ready to accept connections");
    ready::LogLine old("db", read, "ready to accept");
    BOOST_TEST(told(old) == "ready");
    ready::LogLine never("db", read, "gone", 21);
    BOOST_TEST(told(never) ==
               "waited N s for a line with \"gone\" in the log of db in vain; last seen: the line \"more\"");
    ready::LogLine empty(
        "db", [](std::size_t) { return std::string(); }, "x");
    BOOST_TEST(told(empty) ==
               "waited N s for a line with \"x\" in the log of db in vain; last seen: nothing new in it");
}

BOOST_AUTO_TEST_CASE(every_worker) {
    // The third worker's pool is stale for a while: what the others say doesn't count for it.
    std::atomic<int> asked = 0;
    raw::Server server([&](raw::Peer& peer) {
        const int worker = peer.number % 3;
        while (!peer.request().empty()) {
            const bool stale = worker == 2 && ++asked < 20;
            peer.answer(stale ? "stale" : "fine", "X-Worker: " + std::to_string(worker) + "\r\n",
                        stale ? "503 Gone" : "200 OK");
        }
    });
    offbeat::http::Workers workers(server.endpoint(), 3);
    ready::EveryWorker all(workers);
    BOOST_TEST(told(all, 10s) == "ready");
    BOOST_TEST(asked >= 20);
    BOOST_TEST(workers.names().size() == 3U);
    ready::EveryWorker other(workers, {{}, 200, "better"});
    BOOST_TEST(told(other).find("200 fine; worker ") != std::string::npos);
    BOOST_TEST(other.what() ==
               "HTTP 200 with \"better\" from every one of 3 workers of " + at(server.endpoint()) + "/");
    offbeat::http::Workers four(server.endpoint(), 4);
    ready::EveryWorker none(four);
    BOOST_TEST(told(none) ==
               "waited N s for HTTP 200 from every one of 4 workers of " + at(server.endpoint()) +
                   "/health in vain; last seen: 3 of 4 workers were met; the last connection: only others answered");
}

BOOST_AUTO_TEST_CASE(a_service_that_has_ended_is_not_waited_for) {
    Nothing never;
    const auto waits = [&](OneService::State state, const std::string& log, std::chrono::milliseconds limit) {
        try {
            ready::wait_while_running(never, OneService(state, log), "web", limit);
            return std::string("ready");
        } catch (const offbeat::EnvironmentError&) {
            return std::string("as if it were outside");
        } catch (const offbeat::Error& error) {
            return std::regex_replace(error.what(), std::regex("[0-9]+\\.[0-9]+ s"), "N s");
        }
    };
    const auto begin = ready::Clock::now();
    BOOST_TEST(waits(OneService::State::stopped, "no port\n", 60s) ==
               "web ended while something was waited for; web's log ends:\nno port\n");
    BOOST_TEST((ready::Clock::now() - begin < 10s));
    BOOST_TEST(waits(OneService::State::running, "", 20ms) ==
               "waited N s for something in vain; last seen: nothing; web's log ends:\n(empty)");
}

BOOST_AUTO_TEST_CASE(last_words_are_whole_lines) {
    const auto words = [](const std::string& log) {
        return offbeat::stack::last_words(OneService(OneService::State::stopped, log), "web");
    };
    const std::string line = std::string(998, 'x') + "\n";
    std::string log;
    for (int i = 0; i < 9; ++i) log += line;
    BOOST_TEST(words(log) == "web's log ends:\n" + line + line + line + line);
    BOOST_TEST(words(std::string(5000, 'x')) == "web's log ends:\n" + std::string(4000, 'x'));
}

BOOST_AUTO_TEST_SUITE_END()
