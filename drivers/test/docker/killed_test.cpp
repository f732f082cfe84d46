// A run that is killed with -9: what it made is removed, what it broke is healed.
#include "offbeat/stack/docker_stack.hpp"
#include "scene.hpp"
#include "victim.hpp"

#include <algorithm>
#include <functional>
#include <thread>

using namespace offbeat::docker;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// Looks until it is so; in milliseconds, or after 10 s in vain -1.
double until_so(const std::function<bool()>& look) {
    const auto begin = Clock::now();
    while (Clock::now() - begin < 10s) {
        if (look()) return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
        std::this_thread::sleep_for(5ms);
    }
    return -1;
}

struct Compose : Scene {
    std::string project = fresh_name();
    std::string network_name = network();
    std::string db = service("db");
    std::string web = service("web");

    std::string service(const std::string& name) {
        ContainerSpec spec;
        spec.labels = {{"com.docker.compose.project", project}, {"com.docker.compose.service", name}};
        spec.network = network_name;
        spec.aliases = {name, name + "-too"};
        return run(waits, spec);
    }

    [[nodiscard]] bool is_whole() {
        const auto seen = engine.inspect(db);
        const auto* there = seen.on(network_name);
        return seen.status == "running" && engine.inspect(web).running && there &&
               there->aliases == std::vector<std::string>{"db", "db-too"};
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(killed, NEEDS_ENGINE)

BOOST_AUTO_TEST_CASE(what_it_made_is_gone) {
    Scene scene;
    Victim victim("stack");
    const auto run = victim.ready();
    BOOST_REQUIRE(!run.empty());
    BOOST_TEST(scene.engine.containers({{"offbeat.run", run}}).size() == 1U);
    victim.kill();
    const auto took = until_so([&] {
        return scene.engine.containers({{"offbeat.run", run}}).empty() &&
               scene.engine.networks({{"offbeat.run", run}}).empty();
    });
    std::printf("killed: removed after %.0f ms\n", took);
    BOOST_TEST(took >= 0);
}

// A start takes longer than all else of it.
BOOST_AUTO_TEST_CASE(what_it_made_and_stopped_is_removed_without_being_started) {
    Scene scene;
    Victim victim("stopped");
    const auto run = victim.ready();
    BOOST_REQUIRE(!run.empty());
    auto events = scene.engine.events({{"container"}, {}, {{"offbeat.run", run}}});
    victim.kill();
    std::vector<std::string> actions;
    while (const auto event = events.next(Clock::now() + 10s)) {
        actions.push_back(event->action);
        if (event->action == "destroy") break;
    }
    BOOST_REQUIRE(!actions.empty());
    BOOST_TEST(actions.back() == "destroy");
    BOOST_TEST(std::ranges::count(actions, "start") == 0);
}

BOOST_AUTO_TEST_CASE(also_in_the_middle_of_making_it) {
    Scene scene;
    const auto mine = [&] {
        return scene.engine.containers({{"com.docker.compose.service", "db"}, {"offbeat.run", ""}});
    };
    const auto before = mine().size();
    for (const auto moment : {20ms, 45ms, 60ms, 80ms, 120ms, 160ms, 200ms, 300ms}) {
        Victim victim("stack");
        std::this_thread::sleep_for(moment);  // a random moment is the point
        victim.kill();
        // What the engine still makes for the dead appears by then.
        std::this_thread::sleep_for(300ms);
        BOOST_TEST_CONTEXT(moment.count() << " ms") {
            BOOST_TEST(until_so([&] { return mine().size() <= before; }) >= 0);
        }
    }
    BOOST_TEST(until_so([&] {
                   for (const auto& network : scene.engine.networks({{"offbeat.run", ""}})) {
                       if (network.name.ends_with("-victim")) return false;
                   }
                   return true;
               }) >= 0);
}

BOOST_AUTO_TEST_CASE(what_it_broke_of_somebody_elses_is_as_it_was) {
    Compose compose;
    Victim victim("attached:" + compose.project);
    BOOST_REQUIRE(!victim.ready().empty());
    const auto broken = compose.engine.inspect(compose.db);
    BOOST_TEST(broken.paused);
    BOOST_TEST(broken.networks.empty());
    BOOST_TEST(!compose.engine.inspect(compose.web).running);
    victim.kill();
    const auto took = until_so([&] { return compose.is_whole(); });
    std::printf("killed: healed after %.0f ms\n", took);
    BOOST_TEST(took >= 0);
}

BOOST_AUTO_TEST_CASE(one_that_ends_in_peace_heals_too) {
    Compose compose;
    {
        const auto stack = offbeat::stack::attach_docker_stack(compose.project);
        BOOST_TEST(!stack->own_address().empty());
        stack->disconnect("db");
        stack->stop("db");
        stack->start("db");
        stack->pause("web");
        BOOST_CHECK_THROW(stack->launch({"other"}), offbeat::Error);
    }
    BOOST_TEST(compose.is_whole());
    BOOST_TEST(!compose.engine.inspect(compose.web).paused);
    BOOST_TEST_HOLDS(refusal<offbeat::Error>([] { offbeat::stack::attach_docker_stack("offbeat-no-such"); }),
                     "no containers of the Compose project \"offbeat-no-such\"");
}

BOOST_AUTO_TEST_SUITE_END()
