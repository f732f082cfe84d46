#include "docker/undo.hpp"
#include "scene.hpp"

#include <thread>

using namespace offbeat::docker;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(undoing, NEEDS_ENGINE)

BOOST_AUTO_TEST_CASE(each_may_be_done_twice_and_when_all_is_gone) {
    Scene scene;
    auto& engine = scene.engine;
    ContainerSpec spec;
    spec.network = scene.network();
    spec.aliases = {"db", "primary"};
    const auto id = scene.run(waits, spec);
    const auto attachment = *engine.inspect(id).on(spec.network);
    const auto start = undo_stop(engine, id);
    const auto unpause = undo_pause(engine, id);
    const auto connect = undo_disconnect(engine, id, attachment);
    const auto remove = undo_container(engine, id);
    const auto remove_network = undo_network(engine, spec.network);

    engine.pause(id);
    for (int i = 0; i < 2; ++i) BOOST_TEST(undo(unpause));
    BOOST_TEST(!engine.inspect(id).paused);
    engine.kill(id);
    for (int i = 0; i < 2; ++i) BOOST_TEST(undo(start));
    BOOST_TEST(engine.inspect(id).running);
    engine.disconnect(id, spec.network);
    for (int i = 0; i < 2; ++i) BOOST_TEST(undo(connect));
    const auto after = engine.inspect(id);
    BOOST_REQUIRE(after.on(spec.network));
    BOOST_TEST(after.on(spec.network)->aliases == attachment.aliases, boost::test_tools::per_element());
    for (int i = 0; i < 2; ++i) BOOST_TEST(undo(remove));
    for (int i = 0; i < 2; ++i) BOOST_TEST(undo(remove_network));
    for (const auto& each : {start, unpause, connect}) BOOST_TEST(undo(each));
    BOOST_TEST(!undo({"end-processes", {}}));
}

BOOST_AUTO_TEST_CASE(a_paused_and_cut_off_container_is_healed_in_any_order) {
    Scene scene;
    ContainerSpec spec;
    spec.network = scene.network();
    spec.aliases = {"db"};
    const auto id = scene.run(waits, spec);
    const auto attachment = *scene.engine.inspect(id).on(spec.network);
    scene.engine.disconnect(id, spec.network);
    scene.engine.pause(id);
    undo(undo_disconnect(scene.engine, id, attachment));
    undo(undo_pause(scene.engine, id));
    const auto after = scene.engine.inspect(id);
    BOOST_TEST(after.status == "running");
    BOOST_REQUIRE(after.on(spec.network));
    BOOST_TEST(after.on(spec.network)->aliases == attachment.aliases, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_the_engine_is_still_making_is_waited_for) {
    Scene scene;
    scene.make("true");  // so that there is the image
    const auto name = Scene::fresh_name();
    std::thread later([&] {
        std::this_thread::sleep_for(100ms);
        Engine().create(name, {"offbeat/postgresql:latest"});
    });
    BOOST_TEST(undo(undo_container(scene.engine, name, 5s)));
    later.join();
    BOOST_CHECK_THROW(scene.engine.inspect(name), EngineError);
    const auto begin = std::chrono::steady_clock::now();
    BOOST_TEST(undo(undo_container(scene.engine, name, 100ms)));
    BOOST_TEST(undo(undo_network(scene.engine, name, 100ms)));
    const auto took = std::chrono::steady_clock::now() - begin;
    BOOST_TEST((took >= 200ms && took < 5s));
}

BOOST_AUTO_TEST_CASE(leftovers_are_those_of_dead_runs_alone) {
    Scene scene;
    const std::string dead = Scene::fresh_name();
    const std::string living = Scene::fresh_name();
    for (const auto& run : {dead, living}) {
        ContainerSpec spec;
        spec.labels = {{run_label, run}};
        scene.run(waits, spec);
        scene.networks.push_back(run);
        scene.engine.create_network({run, spec.labels, true});
    }
    std::vector<std::string> seen;
    // Others may use this engine now: what isn't ours is taken for alive.
    for (const auto& left : leftovers([&](const std::string& run) { return run != dead; })) {
        BOOST_TEST(left.run == dead);
        BOOST_TEST(undo(left.undo));
        seen.push_back(left.undo.what);
    }
    BOOST_TEST(seen == (std::vector<std::string>{"remove-container", "remove-network"}),
               boost::test_tools::per_element());
    BOOST_TEST(scene.engine.containers({{run_label, dead}}).empty());
    BOOST_TEST(scene.engine.networks({{run_label, dead}}).empty());
    BOOST_TEST(scene.engine.containers({{run_label, living}}).size() == 1U);
    BOOST_TEST(scene.engine.networks({{run_label, living}}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_socket_that_is_gone_is_made_up_for_by_the_usual_one_that_knows_the_name) {
    Scene scene;
    const auto id = scene.run(waits);
    BOOST_TEST(undo({"remove-container", {{"socket", "/nowhere"}, {"container", id}}}));
    BOOST_CHECK_THROW(scene.engine.inspect(id), EngineError);
}

BOOST_AUTO_TEST_CASE(an_undo_without_an_engine_is_not_taken_for_done) {
    BOOST_CHECK_THROW(undo({"remove-container", {{"socket", "/nowhere"}, {"container", "x"}}}),
                      offbeat::EnvironmentError);
}

BOOST_AUTO_TEST_SUITE_END()
