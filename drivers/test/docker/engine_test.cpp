// Engines as they may be, played by a server of the test's own.
#include "docker/api_version.hpp"
#include "docker/time.hpp"
#include "fake_engine.hpp"
#include "offbeat/docker/engine.hpp"
#include "scene.hpp"

#include <cstdlib>

using namespace offbeat::docker;
using namespace std::chrono_literals;
using offbeat::EnvironmentError;

namespace {

bool is_ping(const std::string& head) {
    return head.find("/_ping") != std::string::npos;
}

// An engine that answers every call alike.
struct Always : FakeEngine {
    explicit Always(const std::string& reply)
        : FakeEngine([reply](const std::string& head) { return is_ping(head) ? pong("1.41") : reply; }) {}
};

std::string says(int status, const std::string& words) {
    return answer(status, R"({"message":")" + words + "\"}");
}

struct DockerHost {
    explicit DockerHost(const char* host) {
        if (const char* before = std::getenv("DOCKER_HOST")) kept = before;
        set(host);
    }
    ~DockerHost() { set(kept.empty() ? nullptr : kept.c_str()); }
    static void set(const char* host) { host ? setenv("DOCKER_HOST", host, 1) : unsetenv("DOCKER_HOST"); }
    std::string kept;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(engine)

BOOST_AUTO_TEST_CASE(the_newest_version_that_both_speak) {
    BOOST_TEST(negotiate("1.41") == "1.41");
    BOOST_TEST(negotiate("1.30") == "1.30");
    BOOST_TEST(negotiate("1.50") == "1.50");
    BOOST_TEST(negotiate("1.52") == "1.50");
    BOOST_TEST(negotiate("2.0") == "1.50");
    for (const auto* old : {"", "1.9", "1.29", "0.99", "1", "1.", ".41", "1.4x", "1.41.1", "-1.41", "one"}) {
        BOOST_CHECK_THROW(negotiate(old), EnvironmentError);
    }
    BOOST_TEST_HOLDS(refusal<EnvironmentError>([] { negotiate("1.9"); }), "speaks API \"1.9\"; needed is 1.30");
}

BOOST_AUTO_TEST_CASE(times_are_read_and_written_as_the_engine_does) {
    BOOST_TEST(seconds_of("1970-01-02T00:00:01Z").value_or(-1) == 86401);
    BOOST_TEST(seconds_of("1970-01-02T01:00:01.5+01:00").value_or(-1) == 86401);
    BOOST_TEST(seconds_of("1970-01-01T22:30:01-01:30").value_or(-1) == 86401);
    BOOST_TEST(timestamp_of("1970-01-02T00:00:01.000000023Z") == "86401.000000023");
    BOOST_TEST(timestamp_of("1970-01-02T00:00:01.5+00:00") == "86401.5");
    BOOST_TEST(timestamp_of("1970-01-02T00:00:01Z") == "86401");
    for (const auto* other : {"", "86401.5", "yesterday", "1970-01-02"}) BOOST_TEST(timestamp_of(other) == other);
}

BOOST_AUTO_TEST_CASE(every_call_names_the_version) {
    // Engine 29 refuses what is older than 1.44.
    FakeEngine engine_29([](const std::string& head) {
        if (is_ping(head)) return pong("1.52");
        const bool fits = head.find(" /v1.50/") != std::string::npos;
        return fits ? answer(200, "[]") : says(400, "client version is too old");
    });
    Engine engine(engine_29.socket());
    BOOST_TEST(engine.api() == "1.50");
    BOOST_TEST(engine.containers({{"a", "b"}}).empty());
    BOOST_TEST(engine_29.requests().back() ==
               "GET /v1.50/containers/json?all=1&filters=%7B%22label%22:%5B%22a%3Db%22%5D%7D HTTP/1.1");

    FakeEngine old([](const std::string&) { return pong("1.24"); });
    BOOST_TEST_HOLDS(refusal<EnvironmentError>([&] { Engine{old.socket()}; }), "speaks API \"1.24\"");
    FakeEngine ancient([](const std::string&) { return pong(""); });
    BOOST_TEST_HOLDS(refusal<EnvironmentError>([&] { Engine{ancient.socket()}; }), "speaks API below 1.22");
}

BOOST_AUTO_TEST_CASE(a_connection_is_kept_and_opened_again_when_the_engine_closed_it) {
    Always fake(answer(200, "[]"));
    Engine engine(fake.socket());
    for (int i = 0; i < 5; ++i) engine.containers({});
    BOOST_TEST(fake.connections() == 1);

    Always closing(answer(200, "[]", "Connection: close\r\n"));
    Engine other(closing.socket());
    for (int i = 0; i < 5; ++i) other.containers({});
    BOOST_TEST(closing.connections() == 5);
}

BOOST_AUTO_TEST_CASE(no_engine_is_an_environment_error_with_the_reason) {
    BOOST_TEST(refusal<EnvironmentError>([] { Engine{"/nowhere/docker.sock"}; }) ==
               "no Docker Engine answers at /nowhere/docker.sock: No such file or directory");
    BOOST_TEST_HOLDS(refusal<EnvironmentError>([] { Engine{"/" + std::string(200, 'x')}; }), "File name too long");

    Always fake(answer(200, "[]"));
    Engine engine(fake.socket());
    fake.go_away();
    BOOST_TEST_HOLDS(refusal<EngineLost>([&] { engine.ping(); }),
                     "the Docker Engine went away: no Docker Engine answers at");
}

BOOST_AUTO_TEST_CASE(an_engine_that_goes_away_or_hangs_in_the_middle) {
    Always closing("");
    Engine engine(closing.socket());
    BOOST_TEST_HOLDS(refusal<EngineLost>([&] { engine.start("web"); }),
                     "went away during POST /containers/web/start: it closed the connection");

    Always silent("…");
    Always half("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[…");
    for (auto* fake : {&silent, &half}) {
        Engine slow(fake->socket());
        const auto begin = std::chrono::steady_clock::now();
        BOOST_TEST_HOLDS(refusal<EngineLost>([&] { slow.inspect("web", 50ms); }),
                         "didn't answer GET /containers/web/json in time");
        BOOST_TEST((std::chrono::steady_clock::now() - begin < 5s));
    }
    Always other_protocol("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    BOOST_CHECK_THROW(Engine(other_protocol.socket()).inspect("web"), EngineLost);
    Always no_json(answer(200, "{]}"));
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { Engine(no_json.socket()).inspect("web"); }), "isn't JSON");
}

BOOST_AUTO_TEST_CASE(an_answer_of_another_shape_is_empty_not_fatal) {
    for (const auto* body :
         {"{}", "[]", "null", "3", R"({"State":[],"Config":{"Labels":[1]},"NetworkSettings":{"Networks":{"n":null}}})",
          R"({"State":{"Health":{"Log":[]}},"NetworkSettings":{"Ports":{"x":[null]}}})"}) {
        Always fake(answer(200, body));
        Engine engine(fake.socket());
        BOOST_TEST(engine.inspect("web").id.empty());
        BOOST_TEST(engine.inspect_network("web").id.empty());
        BOOST_TEST(engine.containers({}).empty());
    }
}

BOOST_AUTO_TEST_CASE(the_engines_words_reach_the_user) {
    Always fake(says(409, "Conflict. The name is taken."));
    Engine engine(fake.socket());
    try {
        engine.create("web", {"image"});
        BOOST_ERROR("no refusal");
    } catch (const EngineError& error) {
        BOOST_TEST(error.status() == 409);
        BOOST_TEST(error.message() == "Conflict. The name is taken.");
        BOOST_TEST(error.what() == "Docker Engine: Conflict. The name is taken. (409 to POST /containers/create)");
    }
    Always plain(answer(503, "proxy says no"));
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { Engine(plain.socket()).start("x"); }), "proxy says no");
    Always mute(answer(500, ""));
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { Engine(mute.socket()).start("x"); }), "HTTP status 500");
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { Engine(plain.socket()).events(); }), "proxy says no");
}

BOOST_AUTO_TEST_CASE(already_so_is_done_in_every_engines_words) {
    const auto is_done = [](const std::string& reply, const std::function<void(Engine&)>& act) {
        Always fake(reply);
        Engine engine(fake.socket());
        BOOST_CHECK_NO_THROW(act(engine));
    };
    const std::string not_modified = "HTTP/1.1 304 Not Modified\r\n\r\n";
    is_done(not_modified, [](Engine& engine) { engine.start("x"); });
    is_done(not_modified, [](Engine& engine) { engine.stop("x"); });
    is_done(says(409, "Container x is already paused"), [](Engine& engine) { engine.pause("x"); });
    is_done(says(500, "Container x is not paused"), [](Engine& engine) { engine.unpause("x"); });
    is_done(says(409, "Container x is not paused"), [](Engine& engine) { engine.unpause("x"); });
    is_done(says(409, "container x is not running"), [](Engine& engine) { engine.kill("x", "HUP"); });
    is_done(says(404, "No such container"), [](Engine& engine) { engine.remove("x"); });
    is_done(says(404, "network x not found"), [](Engine& engine) { engine.remove_network("x"); });
    is_done(says(404, "no such image"), [](Engine& engine) { engine.remove_image("x"); });
    is_done(says(403, "endpoint with name x already exists in network n"),
            [](Engine& engine) { engine.connect("x", {"n"}); });
    is_done(says(500, "container x is not connected to network n"),
            [](Engine& engine) { engine.disconnect("x", "n"); });
    // Pausing what doesn't run, a network that isn't there: these are none.
    Always stopped(says(409, "Container x is not running"));
    BOOST_CHECK_THROW(Engine(stopped.socket()).pause("x"), EngineError);
    Always none(says(404, "network n not found"));
    BOOST_CHECK_THROW(Engine(none.socket()).connect("x", {"n"}), EngineError);
    BOOST_CHECK_THROW(Engine(none.socket()).disconnect("x", "n"), EngineError);
    BOOST_CHECK_THROW(Engine(none.socket()).start("x"), EngineError);
}

BOOST_AUTO_TEST_CASE(a_freezer_that_fails_by_chance_is_asked_again) {
    const std::string refused = says(500, "OCI runtime pause failed: unable to freeze: unknown");
    int asked = 0;
    FakeEngine forking([&](const std::string& head) {
        if (head.find("/pause") == std::string::npos) return pong("1.45");
        return ++asked < 3 ? refused : std::string("HTTP/1.1 204 No Content\r\n\r\n");
    });
    BOOST_CHECK_NO_THROW(Engine(forking.socket()).pause("x"));
    BOOST_TEST(asked == 3);
    Always hopeless(refused);
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { Engine(hopeless.socket()).pause("x", 50ms); }), "unable to freeze");
}

BOOST_AUTO_TEST_CASE(an_event_in_pieces_and_a_stream_that_ends) {
    const std::string event =
        R"({"Type":"container","Action":"die","Actor":{"ID":"c1","Attributes":{"exitCode":"3"}},"timeNano":7})";
    const auto chunk = [](const std::string& text) {
        char size[20];
        std::snprintf(size, sizeof size, "%zx\r\n", text.size());
        return size + text + "\r\n";
    };
    const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    Always fake(head + chunk(event.substr(0, 20)) + chunk(event.substr(20) + "\n" + event) + chunk("\n\r\n") +
                "0\r\n\r\n");
    auto events = Engine(fake.socket()).events();
    for (int i = 0; i < 2; ++i) {
        const auto seen = events.next(in(2s));
        BOOST_REQUIRE(seen);
        BOOST_TEST(seen->action == "die");
        BOOST_TEST(seen->attributes.at("exitCode") == "3");
        BOOST_TEST(seen->nanoseconds == 7);
    }
    BOOST_TEST_HOLDS(refusal<EngineLost>([&] { events.next(in(2s)); }), "ended its stream of events");

    Always cut(head + chunk(event + "\n") + "…");
    auto others = Engine(cut.socket()).events();
    BOOST_TEST(others.next(in(2s)).has_value());
    BOOST_TEST(!others.next(in(20ms)));
    cut.go_away();
    BOOST_CHECK_THROW(others.next(in(2s)), EngineLost);
}

BOOST_AUTO_TEST_CASE(a_log_that_is_cut_within_a_frame) {
    FakeEngine fake([](const std::string& head) {
        if (is_ping(head)) return pong("1.41");
        return answer(200, head.find("/logs") == std::string::npos ? "{}" : std::string("\1\0\0\0\0\0\0\5ab", 10));
    });
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { Engine(fake.socket()).logs("web"); }),
                     "the log of web ends within a frame");
}

BOOST_AUTO_TEST_CASE(docker_host_is_honoured) {
    {
        const DockerHost host("unix:///some/where.sock");
        BOOST_TEST(default_socket() == "/some/where.sock");
        BOOST_TEST_HOLDS(refusal<EnvironmentError>([] { Engine{}; }), "/some/where.sock");
    }
    for (const auto* none : {static_cast<const char*>(nullptr), ""}) {
        const DockerHost host(none);
        BOOST_TEST(default_socket() == "/var/run/docker.sock");
    }
    for (const auto* other : {"tcp://127.0.0.1:2375", "ssh://host", "unix://", "/var/run/docker.sock"}) {
        const DockerHost host(other);
        BOOST_TEST_HOLDS(refusal<EnvironmentError>([] { default_socket(); }), "unix:///path");
    }
}

BOOST_AUTO_TEST_SUITE_END()
