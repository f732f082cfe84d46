// Rows that are struck once more: a few whose fault came too late by chance, and all that the machine spoiled.
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

/// Once for each key the database answers nobody for longer than all of a request's attempts last; for the second
/// row's second key, too.
constexpr const char* stalls_the_database = R"python(
import threading, payment_service.routes as _routes, psycopg2, os
from payment_service.bounded import BoundedConnection

_parse = _routes.parse_order

def _stall(body):
    order = _parse(body)
    if not order.order_id.endswith("-again") or order.order_id.split("-")[2] == "2":
        try:
            os.close(os.open("stalled-" + order.order_id, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return order
        stalled = threading.Event()
        def lock():
            other = BoundedConnection(os.environ["DATABASE_URL"], 5)
            other.cursor().execute("lock table payments in access exclusive mode")
            stalled.set()
            other.cursor().execute("select pg_sleep(3)")
            other.close()
        threading.Thread(target=lock).start()
        stalled.wait(5)
    return order

_routes.parse_order = _stall
)python";

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

BOOST_AUTO_TEST_CASE(what_a_slow_database_spoiled_is_struck_once_more) {
    Scene scene;
    // Of two scales, and so each with a database of its own.
    scene.rows("ONCE,,reset,on(SELECT),,201,5s,0.025\n"
               "ALWAYS,,reset,on(SELECT),,201,5s,0.026\n");
    scene.spoil("app.py", stalls_the_database);
    const auto run = scene.payment({"--outage-target=process"});
    BOOST_TEST(Scene::left() == "");
    BOOST_TEST(run.status_of("ONCE") == "passed", run.told_of("ONCE"));
    BOOST_TEST(run.status_of("ALWAYS") == "failed");
    EXPECT_HOLDS(run.told_of("ALWAYS"), "expected status 201, got 503");
    for (const auto* row : {"ONCE", "ALWAYS"})
        EXPECT_HOLDS(run.label_of(row, struck_again), "the database, which nothing struck there, took 0.");
}

BOOST_AUTO_TEST_SUITE_END()
