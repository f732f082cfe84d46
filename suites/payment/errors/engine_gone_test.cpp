// The engine goes away in the middle of a run: at each of its steps, for a moment or for good.
#include "engine_wire.hpp"
#include "scene.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include <ostream>

using namespace errors;
namespace test = boost::unit_test;
using Away = EngineWire::Away;

namespace {

constexpr const char* rows = "WIRE,,reset,on(INSERT),,201,5s,0.025\n"
                             "STOP,,stop,before-request,200ms,201,5s,0.025\n";

/// A request of the run, before which the engine is gone.
struct Step {
    const char* text;
    int nth;
};
std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << step.text << " #" << step.nth;
}

/// The first question of all is the plan's, and the services' own starts come before that after an outage.
const std::vector<Step> steps = {{"/_ping", 2},
                                 {"/_ping", 3},
                                 {"/networks/create", 1},
                                 {"/containers/create", 1},
                                 {"/containers/create", 2},
                                 {"/start", 2},
                                 {"/stop?", 1},
                                 {"/start", 3},
                                 {"/logs", 1}};

struct Wired : Scene {
    Wired() : wire(folder() / "docker.sock") {
        give("DOCKER_HOST=unix://" + socket());
        rows(::rows);
    }
    [[nodiscard]] std::string socket() const { return (folder() / "docker.sock").string(); }

    EngineWire wire;
};

void expect_told(const Wired& scene, const Run& run) {
    BOOST_TEST_REQUIRE(scene.wire.was_cut());
    BOOST_TEST(run.status > 0);
    BOOST_TEST(!run.report.at("summary").at("green").as_bool());
    BOOST_TEST(run.seconds < 60);
    BOOST_TEST(run.count("skipped") == 0U);
    BOOST_TEST(run.status_of("STOP") == "broken");
    EXPECT_HOLDS(run.told_of("STOP"), "Docker Engine");
    EXPECT_HOLDS(run.told_of("STOP"), scene.socket());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_gone, *test::precondition(engine_answers))

BOOST_DATA_TEST_CASE(for_good_and_the_next_clean_heals, test::data::make(steps), step) {
    Wired scene;
    scene.wire.cut_at(step.text, step.nth, Away::for_good);
    const auto run = scene.payment({});
    expect_told(scene, run);
    BOOST_TEST(run.count("broken") == 2U);
    scene.wire.come_back();
    const auto cleaned = scene.clean();
    BOOST_TEST(cleaned.status == 0, cleaned.said);
    BOOST_TEST(Scene::left() == "");
}

BOOST_DATA_TEST_CASE(for_a_moment_and_it_heals_itself, test::data::make(steps), step) {
    Wired scene;
    scene.wire.cut_at(step.text, step.nth, Away::a_moment);
    const auto run = scene.payment({});
    BOOST_TEST_REQUIRE(scene.wire.was_cut());
    BOOST_TEST(run.seconds < 60);
    BOOST_TEST(run.count("skipped") == 0U);
    // A question that is only asked once more costs nothing: whatever isn't broken has been proved all the same.
    BOOST_TEST((run.status == 0) == (run.count("passed") == 2U));
    BOOST_TEST(Scene::left() == "");
}

BOOST_AUTO_TEST_CASE(the_next_run_heals_and_passes) {
    Wired scene;
    scene.wire.cut_at("/stop?", 1, Away::for_good);
    const auto run = scene.payment({});
    expect_told(scene, run);
    EXPECT_HOLDS(run.said, "not everything could be taken back");
    BOOST_TEST(Scene::left() != "");
    scene.wire.come_back();
    const auto next = scene.payment({});
    BOOST_TEST(next.status == 0, next.said);
    BOOST_TEST(next.count("passed") == 2U);
    BOOST_TEST(Scene::left() == "");
}

BOOST_AUTO_TEST_CASE(a_socket_that_never_comes_back_is_healed_at_the_usual_one) {
    Wired scene;
    scene.wire.cut_at("/stop?", 1, Away::for_good);
    expect_told(scene, scene.payment({}));
    scene.give("DOCKER_HOST=");
    const auto cleaned = scene.clean();
    BOOST_TEST(cleaned.status == 0, cleaned.said);
    BOOST_TEST(Scene::left() == "");
}

BOOST_AUTO_TEST_SUITE_END()
