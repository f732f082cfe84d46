#include "scene.hpp"

using namespace offbeat::docker;
using namespace std::chrono_literals;

namespace {

// What a name means to a container; empty: nothing.
std::string looked_up(Scene& scene, const std::string& container, const std::string& name) {
    const auto script = "import socket; print(socket.gethostbyname('" + name + "'), end='')";
    return scene.engine.exec(container, {{"/usr/bin/python3", "-c", script}}).output.out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(networks, NEEDS_ENGINE)

BOOST_AUTO_TEST_CASE(a_network_has_a_gateway_and_is_found_by_label) {
    Scene scene;
    const auto name = scene.network();
    const auto network = scene.engine.inspect_network(name);
    BOOST_TEST(network.name == name);
    BOOST_TEST(network.driver == "bridge");
    BOOST_TEST(network.internal);
    BOOST_TEST(!network.gateway.empty());
    BOOST_TEST(network.subnet.starts_with(network.gateway.substr(0, network.gateway.rfind('.'))));
    BOOST_TEST(scene.engine.networks({{"offbeat-docker-test", "1"}}).size() == 1U);
    BOOST_TEST(scene.engine.networks({{"offbeat-docker-test", "2"}}).empty());
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.create_network({name}); }), "already exists");
    scene.engine.remove_network(name);
    scene.engine.remove_network(name);
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.inspect_network(name); }), name + " not found");
}

BOOST_AUTO_TEST_CASE(aliases_are_back_after_disconnect_and_connect) {
    Scene scene;
    const auto network = scene.network();
    ContainerSpec spec;
    spec.network = network;
    spec.dns_options = {"ndots:0"};
    spec.image = "offbeat/python:latest";
    const auto asking =
        scene.run("while read -r nothing; do :; done; exec /usr/bin/python3 -c 'import time; time.sleep(60)'", spec);
    spec.aliases = {"db", "primary"};
    spec.image.clear();
    const auto database = scene.run(waits, spec);
    const auto before = scene.engine.inspect(database);
    const auto* attachment = before.on(network);
    BOOST_REQUIRE(attachment);
    BOOST_TEST(attachment->aliases == (std::vector<std::string>{"db", "primary"}), boost::test_tools::per_element());
    BOOST_TEST(before.on(attachment->network_id) == attachment);
    BOOST_TEST(!before.on("bridge"));
    BOOST_TEST(looked_up(scene, asking, "db") == attachment->ip);
    BOOST_TEST(scene.engine.inspect_network(network).containers.size() == 2U);

    scene.engine.disconnect(database, network);
    scene.engine.disconnect(database, network);
    BOOST_TEST(!scene.engine.inspect(database).on(network));
    BOOST_TEST(looked_up(scene, asking, "db") == "");

    scene.engine.connect(database, *attachment);
    scene.engine.connect(database, *attachment);
    const auto after = scene.engine.inspect(database);
    BOOST_REQUIRE(after.on(network));
    BOOST_TEST(after.on(network)->aliases == attachment->aliases, boost::test_tools::per_element());
    BOOST_TEST(looked_up(scene, asking, "db") == after.on(network)->ip);
    BOOST_TEST(looked_up(scene, asking, "primary") == after.on(network)->ip);
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.connect(database, {"offbeat-no-such"}); }),
                     "offbeat-no-such");
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { scene.engine.remove_network(network); }), "has active endpoints");
}

BOOST_AUTO_TEST_CASE(what_does_not_run_can_be_connected_too) {
    Scene scene;
    ContainerSpec spec;
    spec.network = scene.network();
    spec.aliases = {"db"};
    const auto id = scene.run(waits, spec);
    const auto attachment = *scene.engine.inspect(id).on(spec.network);
    scene.engine.stop(id);
    scene.engine.disconnect(id, spec.network);
    scene.engine.connect(id, attachment);
    scene.engine.start(id);
    const auto after = scene.engine.inspect(id);
    BOOST_REQUIRE(after.on(spec.network));
    BOOST_TEST(after.on(spec.network)->aliases == attachment.aliases, boost::test_tools::per_element());
    BOOST_TEST(!after.on(spec.network)->ip.empty());
}

BOOST_AUTO_TEST_SUITE_END()
