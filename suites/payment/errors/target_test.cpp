// Names that don't exist, and an engine that isn't there.
#include "scene.hpp"

using namespace errors;

BOOST_AUTO_TEST_SUITE(target)

BOOST_AUTO_TEST_CASE(a_name_that_does_not_exist_breaks_its_own_row_only) {
    const Scene scene;
    scene.rows("GOOD,db,none,,,201,5s,0.025\n"
               "ABSENT,db2,stop,before-request,200ms,201,5s,0.025\n"
               "STOP,,stop,before-request,200ms,201,5s,0.025\n");
    const auto run = scene.payment({"--outage-target=process"});
    expect_told_and_healed(run, 30);
    BOOST_TEST(run.status_of("ABSENT") == "broken");
    EXPECT_HOLDS(run.told_of("ABSENT"), "testPayment.csv:3: no target \"db2\"; expected \"db\"");
    BOOST_TEST(run.status_of("GOOD") == "passed");
    BOOST_TEST(run.status_of("STOP") == "passed");
}

BOOST_AUTO_TEST_CASE(docker_without_an_engine_is_skipped_and_not_green) {
    Scene scene;
    scene.give("DOCKER_HOST=unix:///nowhere/docker.sock");
    const auto run = scene.payment({"--outage-target=docker"});
    expect_told_and_healed(run, 30);
    BOOST_TEST(run.status_of("ROW") == "skipped");
    EXPECT_HOLDS(run.told_of("ROW"), "no Docker Engine answers at /nowhere/docker.sock: No such file or directory");
}

BOOST_AUTO_TEST_CASE(without_an_engine_processes_are_taken_and_it_is_said_why) {
    Scene scene;
    scene.give("DOCKER_HOST=unix:///nowhere/docker.sock");
    const auto run = scene.payment({});
    BOOST_TEST(run.status == 0);
    BOOST_TEST(run.status_of("ROW") == "passed");
    const auto notes = boost::json::serialize(run.report.at("methods"));
    EXPECT_HOLDS(notes, "target process: no Docker Engine answers at");
    EXPECT_HOLDS(scene.plan().said, "target process: no Docker Engine answers at");
    BOOST_TEST(Scene::left() == "");
}

BOOST_AUTO_TEST_CASE(a_target_that_there_is_not_is_refused_with_what_there_is) {
    const Scene scene;
    const auto run = scene.payment({"--outage-target=podman"});
    expect_told_and_healed(run, 30);
    EXPECT_HOLDS(run.said, "--outage-target=podman can't be read; expected docker or process");
}

BOOST_AUTO_TEST_SUITE_END()
