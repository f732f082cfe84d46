// What the machine did to a row, told from what passed on the wire and from the clock.

#include "outage/disturbance.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace offbeat::outage;
using namespace std::chrono_literals;
using offbeat::proxy::Clock;
using offbeat::proxy::Firing;
using offbeat::proxy::Passed;

namespace {

const Clock::time_point start = Clock::now();

Passed sent(std::chrono::milliseconds at, std::uint64_t connection, const char* verb) {
    return {start + at, connection, verb, false, ""};
}
Passed answered(std::chrono::milliseconds at, std::uint64_t connection, const char* verb) {
    return {start + at, connection, verb, true, ""};
}
Span lasting(std::chrono::milliseconds time) {
    return {start, start + time};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_disturbance)

BOOST_AUTO_TEST_CASE(a_database_that_answers_at_once_is_not_slow) {
    const std::vector<Passed> passed = {sent(3ms, 1, "BEGIN"), answered(4ms, 1, "BEGIN"), sent(5ms, 1, "SELECT"),
                                        answered(9ms, 1, "SELECT")};
    // The service may take its time between its statements: that is its own.
    BOOST_TEST(slow_database(passed, {}, lasting(2s)) == "");
    BOOST_TEST(slow_database({}, {}, lasting(2s)) == "");
}

BOOST_AUTO_TEST_CASE(a_slow_answer_is_told) {
    BOOST_TEST(slow_database({sent(1ms, 1, "BEGIN"), answered(2ms, 1, "BEGIN"), sent(3ms, 1, "SELECT"),
                              answered(403ms, 1, "SELECT"), sent(404ms, 1, "COMMIT"), answered(405ms, 1, "COMMIT")},
                             {},
                             lasting(500ms)) == "the database, which nothing struck there, took 0.400 s for SELECT");
}

BOOST_AUTO_TEST_CASE(what_the_service_gave_up_was_waited_for_until_then) {
    const std::vector<Passed> retried = {sent(2ms, 1, "SELECT"), sent(1002ms, 2, "BEGIN"),
                                         answered(1003ms, 2, "BEGIN")};
    BOOST_TEST(slow_database(retried, {}, lasting(1200ms)) ==
               "the database, which nothing struck there, took 1.000 s for SELECT");
    BOOST_TEST(slow_database({sent(1ms, 1, "SELECT")}, {}, lasting(701ms)) ==
               "the database, which nothing struck there, took 0.700 s for SELECT");
}

BOOST_AUTO_TEST_CASE(what_a_fault_held_up_is_the_faults) {
    const Firing fired{start + 2ms, 1, "INSERT"};
    // The INSERT was kept back, and its connection is silent from then on.
    BOOST_TEST(slow_database({sent(1ms, 1, "INSERT"), sent(1002ms, 2, "BEGIN"), answered(1003ms, 2, "BEGIN")}, fired,
                             lasting(2s)) == "");
    // Late on the same connection, as under latency.
    BOOST_TEST(slow_database({sent(1ms, 1, "INSERT"), answered(900ms, 1, "INSERT")}, fired, lasting(2s)) == "");
    // Before it struck, and on another connection, the database was itself.
    BOOST_TEST(slow_database({sent(1ms, 1, "SELECT"), answered(501ms, 1, "SELECT")}, Firing{start + 600ms, 1, ""},
                             lasting(2s)) == "the database, which nothing struck there, took 0.500 s for SELECT");
    BOOST_TEST(slow_database({sent(3ms, 2, "SELECT"), answered(903ms, 2, "SELECT")}, fired, lasting(2s)) ==
               "the database, which nothing struck there, took 0.900 s for SELECT");
}

BOOST_AUTO_TEST_CASE(only_a_wait_that_began_while_nobody_touched_it_counts) {
    const std::vector<Passed> passed = {sent(1ms, 1, "SELECT"), answered(901ms, 1, "SELECT"), sent(902ms, 1, "COMMIT"),
                                        answered(903ms, 1, "COMMIT")};
    BOOST_TEST(slow_database(passed, {}, {start + 500ms, start + 2s}) == "");
    BOOST_TEST(slow_database(passed, {}, {start, start + 100ms}) == "");
    BOOST_TEST(slow_database(passed, {}, {start, start + 301ms}) ==
               "the database, which nothing struck there, took 0.300 s for SELECT");
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_let_in_late_or_never_is_told) {
    const std::vector<Passed> prompt = {sent(1ms, 7, "accept"), answered(9ms, 7, "accept"), sent(990ms, 7, "BEGIN"),
                                        sent(5ms, 8, "accept"), sent(6ms, 8, "refused")};
    BOOST_TEST(slow_connection(prompt, {}, lasting(2s)) == "");
    const std::vector<Passed> late = {sent(1ms, 7, "accept"), answered(301ms, 7, "accept")};
    BOOST_TEST(slow_connection(late, {}, lasting(2s)) ==
               "the database, which nothing struck there, took 0.300 s for a connection");
    BOOST_TEST(slow_connection(late, {7}, lasting(2s)) == "");
    const std::vector<Passed> never = {sent(1ms, 7, "accept")};
    BOOST_TEST(slow_connection(never, {}, lasting(501ms)) ==
               "the database, which nothing struck there, took 0.500 s for a connection");
    BOOST_TEST(slow_connection(never, {}, {start + 100ms, start + 2s}) == "");
}

BOOST_AUTO_TEST_CASE(an_outage_may_last_as_long_as_it_was_asked_to) {
    BOOST_TEST(long_outage(lasting(50ms), 50ms) == "");
    BOOST_TEST(long_outage(lasting(60ms), 50ms) == "");
    BOOST_TEST(long_outage(lasting(112ms), 50ms) == "the outage lasted 0.112 s where 0.050 s were asked for");
}

BOOST_AUTO_TEST_CASE(a_stopped_program_was_kept_from_running) {
    const StallWatch stalls;
    const auto before = Clock::now();
    const pid_t self = getpid();
    const pid_t waker = fork();
    if (waker == 0) {
        kill(self, SIGSTOP);
        usleep(400'000);
        kill(self, SIGCONT);
        _exit(0);
    }
    waitpid(waker, nullptr, 0);
    // The watch may be a beat behind this thread.
    while (stalls.longest_stall({before, Clock::now()}) == 0 && Clock::now() < before + 10s) usleep(1000);
    const auto after = Clock::now();
    const double stall = stalls.longest_stall({before, after});
    BOOST_TEST(stall > 0.3);
    BOOST_TEST(late_machine(stalls, {before, after}).find("the machine kept this program from running for ") == 0U);
    BOOST_TEST(stalls.longest_stall({after, after + 1s}) == 0);
    BOOST_TEST(late_machine(stalls, {after, after + 1s}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
