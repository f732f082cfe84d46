// Logs, commands and events.
#include "scene.hpp"

#include <algorithm>
#include <thread>

using namespace offbeat::docker;
using namespace std::chrono_literals;

namespace {

Exec shell(const std::string& script) {
    return {{"/bin/sh", "-c", script}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(output, NEEDS_ENGINE)

BOOST_AUTO_TEST_CASE(a_log_is_taken_apart) {
    Scene scene;
    const auto id = scene.run("echo one; sleep 0.05; echo two >&2; sleep 0.05; printf three");
    scene.engine.wait(id);
    const auto part = [&](const LogQuery& query) { return scene.engine.logs(id, query).all; };
    const auto log = scene.engine.logs(id);
    BOOST_TEST(log.all == "one\ntwo\nthree");
    BOOST_TEST(log.out == "one\nthree");
    BOOST_TEST(log.error == "two\n");
    BOOST_TEST(part({4}) == "two\nthree");
    BOOST_TEST(part({1000}) == "");
    BOOST_TEST(part({0, {}, 1}) == "three");
    const auto dated = part({0, {}, -1, true});
    const auto second = dated.substr(dated.find('\n') + 1);
    BOOST_TEST(part({0, second.substr(0, second.find(' '))}) == "two\nthree");
    BOOST_TEST(part({0, "2099-01-01T00:00:00Z"}) == "");
}

BOOST_AUTO_TEST_CASE(a_terminals_log_has_no_frames) {
    Scene scene;
    ContainerSpec spec;
    spec.tty = true;
    const auto id = scene.run("echo one; echo two >&2", spec);
    scene.engine.wait(id);
    BOOST_TEST(scene.engine.inspect(id).tty);
    BOOST_TEST(scene.engine.logs(id).all == "one\r\ntwo\r\n");
    auto stream = scene.engine.follow(id);
    BOOST_TEST(stream.wait_for("two", in(10s)).value_or("nothing") == "two\r");
}

BOOST_AUTO_TEST_CASE(a_big_log_comes_whole) {
    Scene scene;
    const auto id =
        scene.run("i=0; while [ $i -lt 20000 ]; do echo \"line $i, and some more of it\"; i=$((i+1)); done");
    scene.engine.wait(id);
    const auto log = scene.engine.logs(id).all;
    BOOST_TEST(std::count(log.begin(), log.end(), '\n') == 20000);
    BOOST_TEST(log.ends_with("line 19999, and some more of it\n"));
}

BOOST_AUTO_TEST_CASE(a_log_is_followed_to_its_end) {
    Scene scene;
    const auto id = scene.run("echo begun; while [ ! -e /tmp/go ]; do sleep 0.02; done; echo ready to go >&2; exit 0");
    auto log = scene.engine.follow(id);
    BOOST_TEST(log.wait_for("begun", in(10s)).value_or("nothing") == "begun");
    BOOST_TEST(!log.wait_for("ready", in(50ms)));
    BOOST_TEST(!log.ended());
    scene.engine.exec(id, shell("echo > /tmp/go"));
    BOOST_TEST(log.wait_for("ready", in(10s)).value_or("nothing") == "ready to go");
    BOOST_TEST(!log.next(in(10s)));
    BOOST_TEST(log.ended());
}

BOOST_AUTO_TEST_CASE(a_command_gives_its_output_and_exit_code) {
    Scene scene;
    const auto id = scene.run(waits);
    auto command = shell("echo $WHO; pwd >&2; exit 7");
    command.environment = {"WHO=me"};
    command.folder = "/tmp";
    auto result = scene.engine.exec(id, command);
    BOOST_TEST(result.exit_code == 7);
    BOOST_TEST(result.output.out == "me\n");
    BOOST_TEST(result.output.error == "/tmp\n");
    command = shell("echo tty");
    command.tty = true;
    BOOST_TEST(scene.engine.exec(id, command).output.out == "tty\r\n");
    result = scene.engine.exec(id, {{"/bin/true"}});
    BOOST_TEST(result.exit_code == 0);
    BOOST_TEST(result.output.all == "");
}

BOOST_AUTO_TEST_CASE(a_command_that_cannot_run_or_does_not_end) {
    Scene scene;
    const auto id = scene.run(waits);
    // The engine starts it, finds nothing, and says so in the output.
    const auto result = scene.engine.exec(id, {{"/no/such/program"}});
    BOOST_TEST(result.exit_code != 0);
    BOOST_TEST_HOLDS(result.output.all, "no such file");
    BOOST_TEST_HOLDS(
        refusal<offbeat::EnvironmentError>([&] { scene.engine.exec(id, shell("echo so far; sleep 5"), 1000ms); }),
        "didn't end in time; it printed: so far");
    scene.engine.pause(id);
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.exec(id, {{"/bin/true"}}); }), "is paused");
    scene.engine.unpause(id);
    scene.engine.stop(id);
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.exec(id, {{"/bin/true"}}); }), "is not running");
}

BOOST_AUTO_TEST_CASE(events_since_before_acting) {
    Scene scene;
    ContainerSpec spec;
    spec.labels = {{"offbeat-docker-test", "events"}};
    const auto id = scene.make("exit 5", spec);
    // Again and again, since what would be missed is what happens at once.
    for (int round = 0; round < 5; ++round) {
        auto events = scene.engine.events({{"container"}, {}, spec.labels});
        scene.engine.start(id);
        const auto start = events.wait_for("start", in(10s));
        BOOST_REQUIRE(start);
        BOOST_TEST(start->id == id);
        const auto die = events.wait_for("die", in(10s));
        BOOST_REQUIRE(die);
        BOOST_TEST(die->attributes.at("exitCode") == "5");
        BOOST_TEST(die->nanoseconds > start->nanoseconds);
        scene.engine.wait(id);
    }
    auto none = scene.engine.events({{"network"}, {id}});
    scene.engine.start(id);
    BOOST_TEST(!none.wait_for("start", in(100ms)));
}

BOOST_AUTO_TEST_CASE(a_stream_of_events_survives_vain_waiting) {
    Scene scene;
    const auto id = scene.make("true");
    auto events = scene.engine.events({{}, {id}});
    for (int i = 0; i < 20; ++i) BOOST_TEST(!events.next(in(1ms)));
    std::thread later([&] { scene.engine.start(id); });
    BOOST_TEST(events.wait_for("die", in(10s)).has_value());
    later.join();
}

BOOST_AUTO_TEST_SUITE_END()
