#include "scene.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>

using namespace offbeat::docker;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(containers, NEEDS_ENGINE)

BOOST_AUTO_TEST_CASE(a_life_with_every_step_twice) {
    Scene scene;
    auto& engine = scene.engine;
    ContainerSpec spec;
    spec.labels = {{"offbeat-docker-test", "life"}};
    spec.stop_signal = "SIGTERM";
    const auto id = scene.make(waits, spec);
    BOOST_TEST(engine.inspect(id).status == "created");
    engine.start(id);
    engine.start(id);
    auto seen = engine.inspect(id);
    BOOST_TEST(seen.running);
    BOOST_TEST(seen.pid > 0);
    BOOST_TEST(seen.labels.at("offbeat-docker-test") == "life");
    BOOST_TEST(seen.stop_signal == "SIGTERM");
    BOOST_TEST(seen.image == "offbeat/postgresql:latest");
    BOOST_TEST(seen.image_id.starts_with("sha256:"));
    BOOST_TEST(seen.health.empty());
    BOOST_TEST(!seen.tty);

    engine.pause(id);
    engine.pause(id);
    BOOST_TEST(engine.inspect(id).paused);
    engine.unpause(id);
    engine.unpause(id);
    BOOST_TEST(!engine.inspect(id).paused);

    engine.stop(id);
    engine.stop(id);
    seen = engine.inspect(id);
    BOOST_TEST(seen.status == "exited");
    BOOST_TEST(seen.exit_code == 0);
    BOOST_TEST(seen.pid == 0);
    engine.kill(id);

    engine.start(id);
    engine.kill(id);
    engine.kill(id);
    BOOST_TEST(engine.inspect(id).exit_code == 137);
    engine.start(id);
    const auto before = engine.inspect(id).started_at;
    engine.restart(id);
    const auto after = engine.inspect(id).started_at;
    // Not by Boost.Test, for which the shorter text is the lesser one: an engine leaves a fraction's last zeros out.
    BOOST_TEST((after > before), after << " isn't later than " << before);

    BOOST_TEST(engine.containers({{"offbeat-docker-test", "life"}}).size() == 1U);
    BOOST_TEST(engine.containers({{"offbeat-docker-test", ""}}).size() == 1U);
    BOOST_TEST(engine.containers({{"offbeat-docker-test", "other"}}).empty());
    BOOST_TEST(engine.containers({{"offbeat-docker-test", "life"}}).front().status == "running");
    engine.remove(id);
    engine.remove(id);
    BOOST_TEST(refusal<EngineError>([&] { engine.inspect(id); }) ==
               "Docker Engine: No such container: " + id + " (404 to GET /containers/" + id + "/json)");
}

BOOST_AUTO_TEST_CASE(what_is_paused_can_be_stopped_killed_and_removed) {
    Scene scene;
    for (int way = 0; way < 3; ++way) {
        const auto id = scene.run(waits);
        scene.engine.pause(id);
        if (way == 0) scene.engine.stop(id, 1s);
        if (way == 1) scene.engine.kill(id);
        if (way < 2) BOOST_TEST(!scene.engine.inspect(id).running);
        scene.engine.remove(id);
    }
}

BOOST_AUTO_TEST_CASE(one_that_ends_by_itself) {
    Scene scene;
    const auto id = scene.run("exit 3");
    BOOST_TEST(scene.engine.wait(id) == 3);
    BOOST_TEST(scene.engine.inspect(id).exit_code == 3);
    scene.engine.stop(id);
    scene.engine.kill(id);
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.pause(id); }), "is not running");
    scene.engine.unpause(id);
}

BOOST_AUTO_TEST_CASE(waiting_has_a_limit) {
    Scene scene;
    const auto id = scene.run(waits);
    BOOST_TEST_HOLDS(refusal<offbeat::docker::EngineLost>([&] { scene.engine.wait(id, 50ms); }), "in time");
    BOOST_TEST(scene.engine.inspect(id).running);
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_exist) {
    Scene scene;
    auto& engine = scene.engine;
    const std::string name = "offbeat-no-such";
    const std::vector<std::function<void()>> calls{
        [&] { engine.inspect(name); }, [&] { engine.start(name); },   [&] { engine.stop(name); },
        [&] { engine.kill(name); },    [&] { engine.pause(name); },   [&] { engine.unpause(name); },
        [&] { engine.wait(name); },    [&] { engine.restart(name); }, [&] { engine.exec(name, {{"true"}}); },
        [&] { engine.logs(name); },    [&] { engine.follow(name); }};
    for (const auto& call : calls) BOOST_TEST_HOLDS(refusal<EngineError>(call), "No such container");
    engine.remove(name);
    // What a user typed stays one part of the path.
    BOOST_CHECK_THROW(engine.inspect("../version?x"), EngineError);
}

BOOST_AUTO_TEST_CASE(an_image_that_is_missing) {
    Scene scene;
    try {
        scene.engine.create(Scene::fresh_name(), {"offbeat/no-such:1"});
        BOOST_ERROR("no refusal");
    } catch (const EngineError& error) {
        BOOST_TEST(error.status() == 404);
        BOOST_TEST_HOLDS(error.message(), "No such image");
    }
}

BOOST_AUTO_TEST_CASE(a_name_that_is_taken) {
    Scene scene;
    const auto id = scene.make("true");
    const auto name = scene.engine.inspect(id).name;
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.create(name, {"offbeat/postgresql:latest"}); }),
                     "already in use");
}

BOOST_AUTO_TEST_CASE(ports_are_published_and_one_that_is_taken_is_told) {
    const int taken = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    BOOST_REQUIRE(bind(taken, reinterpret_cast<sockaddr*>(&address), size) == 0 && listen(taken, 1) == 0);
    getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size);
    const int port = ntohs(address.sin_port);

    Scene scene;
    ContainerSpec spec;
    spec.network = scene.network(false);
    spec.ports = {{5432, "tcp", "127.0.0.1", port}};
    const auto refused = scene.make(waits, spec);
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.start(refused); }), std::to_string(port));
    BOOST_TEST(!scene.engine.inspect(refused).running);
    close(taken);

    spec.ports[0].host_port = 0;
    const auto seen = scene.engine.inspect(scene.run(waits, spec));
    BOOST_REQUIRE(seen.ports.size() == 1U);
    BOOST_TEST(seen.ports[0].inside == 5432);
    BOOST_TEST(seen.ports[0].protocol == "tcp");
    BOOST_TEST(seen.ports[0].host_ip == "127.0.0.1");
    BOOST_TEST(seen.ports[0].host_port > 0);
    BOOST_TEST(seen.exposed == std::vector<int>{5432});
}

BOOST_AUTO_TEST_CASE(health_is_told_with_what_the_check_printed) {
    Scene scene;
    auto events = scene.engine.events({{"container"}});
    ContainerSpec spec;
    spec.health = HealthCheck{{"/bin/sh", "-c", "echo fine; [ ! -e /tmp/ill ]"}, 50ms, 5000ms, 1};
    const auto id = scene.run(waits, spec);
    const auto becomes = [&](const std::string& health) {
        return events.wait_for(
            [&](const Event& event) { return event.id == id && event.action == "health_status: " + health; }, in(20s));
    };
    BOOST_REQUIRE(becomes("healthy"));
    BOOST_TEST(scene.engine.inspect(id).health == "healthy");
    BOOST_TEST(scene.engine.inspect(id).health_output == "fine\n");
    scene.engine.exec(id, {{"/bin/sh", "-c", "echo > /tmp/ill"}});
    BOOST_REQUIRE(becomes("unhealthy"));
    BOOST_TEST(scene.engine.inspect(id).health == "unhealthy");
}

BOOST_AUTO_TEST_CASE(restarts_are_counted) {
    Scene scene;
    auto events = scene.engine.events({{"container"}});
    ContainerSpec spec;
    spec.restart_policy = "always";
    const auto id = scene.run("exit 1", spec);
    const auto starts = [&](const Event& event) { return event.id == id && event.action == "start"; };
    BOOST_REQUIRE(events.wait_for(starts, in(20s)));
    BOOST_REQUIRE(events.wait_for(starts, in(20s)));
    BOOST_TEST(scene.engine.inspect(id).restart_count >= 1);
}

BOOST_AUTO_TEST_SUITE_END()
