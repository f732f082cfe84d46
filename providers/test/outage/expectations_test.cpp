// What a row expects against what was seen: each thing that may disagree, and its sentence.

#include "outage/expectations.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::outage;
using std::chrono::milliseconds;
using Kind = offbeat::http::Outcome::Kind;

namespace {

offbeat::http::Outcome answered(int status, const std::string& body = "", double seconds = 0.01) {
    offbeat::http::Outcome outcome;
    outcome.response.status = status;
    outcome.response.body = body;
    outcome.seconds = seconds;
    return outcome;
}

/// A payment that went through, and was seen to.
Observation paid() {
    Observation seen;
    seen.attempts_on_wire = 1;
    seen.allowance = milliseconds(100);
    seen.first = answered(201);
    seen.told = Told::acknowledged;
    seen.stored = {"10.50"};
    seen.later = answered(200);
    seen.repeat = answered(201);
    seen.stored_after_repeat = {"10.50"};
    return seen;
}

Observation refused() {
    Observation seen = paid();
    seen.first = answered(503, R"({"error":"database unavailable"})");
    seen.told = Told::refused;
    seen.stored = {};
    seen.later = answered(404);
    return seen;
}

Scenario expecting(const std::string& status) {
    Scenario scenario;
    scenario.expected.status = status;
    return scenario;
}

void check(const Scenario& scenario, const Observation& seen, const std::vector<std::string>& expected) {
    BOOST_TEST(disagreements(scenario, seen) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_expectations)

BOOST_AUTO_TEST_CASE(all_as_it_must_be) {
    check(expecting("201"), paid(), {});
    check(expecting("503"), refused(), {});
}

BOOST_AUTO_TEST_CASE(status_and_error) {
    Scenario scenario = expecting("503");
    scenario.expected.error = "database";
    Observation seen = refused();
    seen.first = answered(500, "oops");
    check(scenario, seen,
          {"expected status 503, got " + seen.first.text() + " \"oops\"",
           "expected an error that holds \"database\", got \"oops\""});
    seen.first.kind = Kind::late;
    seen.first.response = {};
    seen.told = Told::unknown;
    const auto found = disagreements(expecting("503"), seen);
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_TEST(found.front().starts_with("expected status 503, got "));
}

BOOST_AUTO_TEST_CASE(budgets_are_scaled_and_have_slack) {
    Scenario scenario = expecting("201");
    scenario.expected.within = milliseconds(4000);
    scenario.scale = 0.025;
    Observation seen = paid();
    seen.first.seconds = 0.19;
    check(scenario, seen, {});
    seen.first.seconds = 0.21;
    check(scenario, seen, {"expected an answer within 0.200 s (4000 ms, scaled), got it after 0.210 s"});
}

BOOST_AUTO_TEST_CASE(retries_of_the_log_and_of_the_wire) {
    Scenario scenario = expecting("201");
    scenario.expected.retries = Count{1, 2};
    Observation seen = paid();
    check(scenario, seen, {"expected 1..2 retries, the service's log has 0"});
    seen.retries_logged = 2;
    seen.attempts_on_wire = 3;
    check(scenario, seen, {});
    seen.attempts_on_wire = 4;
    check(scenario, seen, {"the wire saw 4 attempts, the service's log has 2 retries"});
    // A service that logs retries and makes none.
    seen.attempts_on_wire = 1;
    check(scenario, seen, {"the wire saw 1 attempts, the service's log has 2 retries"});
    scenario.fault.reach = Fault::Reach::database;  // refused connections leave nothing on the wire
    check(scenario, seen, {});
}

BOOST_AUTO_TEST_CASE(books) {
    Observation seen = refused();
    seen.stored = {"10.50"};
    seen.verdict = Verdict::lie;
    seen.later = answered(200);
    Scenario scenario = expecting("503");
    scenario.expected.stored = Count{0, 0};
    check(scenario, seen,
          {"expected 0 rows stored, got 1",
           "lie: the client was told " + seen.first.text() + " (refused), and the database holds 1 row: 10.50"});
    seen = paid();
    seen.stored_after_repeat = {"10.50", "10.50"};
    check(expecting("201"), seen, {"duplicate: after the request was repeated, the database holds 2 rows"});
}

BOOST_AUTO_TEST_CASE(what_comes_after) {
    Observation seen = paid();
    seen.later = answered(404);
    check(expecting("201"), seen, {"asked for it after recovery: expected status 200, got " + seen.later.text()});
    Scenario scenario = expecting("201");
    scenario.expected.repeat = "201";
    seen = paid();
    seen.repeat = answered(409);
    check(scenario, seen, {"the same request once more: expected status 201, got " + seen.repeat.text()});
}

BOOST_AUTO_TEST_CASE(recovery_on_every_worker) {
    Scenario scenario = expecting("201");
    scenario.expected.recovered = milliseconds(1000);
    Observation seen = paid();
    seen.recovery = {{"11", 0.5, ""}, {"12", 1.2, ""}, {"13", 0.1, "called itself healthy, and then failed: 503"}};
    check(scenario, seen,
          {"expected recovery within 1.100 s, worker 12 took 1.200 s",
           "worker 13 called itself healthy, and then failed: 503"});
    seen = paid();
    seen.health_lie = "200 healthy";
    check(expecting("201"), seen, {"/health in the midst of the outage: 200 healthy"});
}

BOOST_AUTO_TEST_CASE(every_offence_under_load) {
    Observation seen = paid();
    seen.load.offences = {"lost: ob-1 was told 201, stored 0"};
    check(expecting("201"), seen, {"under load, lost: ob-1 was told 201, stored 0"});
}

BOOST_AUTO_TEST_SUITE_END()
