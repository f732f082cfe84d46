// Rows whose fault came too late by chance: struck once more, if they are few.
#include "scene.hpp"

using namespace errors;

namespace {

/// The first request of each row never gets to the database, and so no fault strikes it.
constexpr const char* misses_the_first = R"(
import flask, payment_service.routes as _routes

_parse = _routes.parse_order

def _miss(body):
    order = _parse(body)
    if not order.order_id.endswith("-again"):
        flask.abort(400)
    return order

_routes.parse_order = _miss
)";

constexpr const char* struck_again = "struckAgain";

}  // namespace

BOOST_AUTO_TEST_SUITE(again)

BOOST_AUTO_TEST_CASE(a_few_rows_whose_fault_did_not_strike_are_struck_once_more) {
    Scene scene;
    scene.rows("RESET,,reset,on(INSERT),,201,5s,0.025\n"
               "CLOSE,,close,on(COMMIT),,201,5s,0.025\n"
               "WRONG,,close,on(COMMIT),,503,5s,0.025\n");
    scene.spoil("app.py", misses_the_first);
    const auto run = scene.payment({"--outage-target=process"});
    BOOST_TEST(Scene::left() == "");
    for (const auto* row : {"RESET", "CLOSE"}) BOOST_TEST(run.status_of(row) == "passed", run.told_of(row));
    // A second strike is no second verdict: what it shows counts.
    BOOST_TEST(run.status_of("WRONG") == "failed");
    EXPECT_HOLDS(run.told_of("WRONG"), "201");
    for (const auto* row : {"RESET", "CLOSE", "WRONG"}) EXPECT_HOLDS(run.label_of(row, struck_again), "never struck");
}

BOOST_AUTO_TEST_CASE(many_of_them_are_no_chance) {
    Scene scene;
    scene.rows("A,,reset,on(INSERT),,201,5s,0.025\n"
               "B,,reset,on(COMMIT),,201,5s,0.025\n"
               "C,,close,on(INSERT),,201,5s,0.025\n"
               "D,,close,on(COMMIT),,201,5s,0.025\n");
    scene.spoil("app.py", misses_the_first);
    const auto run = scene.payment({"--outage-target=process"});
    expect_told_and_healed(run, 30);
    for (const auto* row : {"A", "B", "C", "D"}) {
        BOOST_TEST(run.status_of(row) == "broken");
        EXPECT_HOLDS(run.told_of(row), "never struck");
        BOOST_TEST(run.label_of(row, struck_again) == "");
    }
}

BOOST_AUTO_TEST_SUITE_END()
