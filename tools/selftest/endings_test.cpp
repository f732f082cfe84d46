#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

BOOST_AUTO_TEST_SUITE(endings)

BOOST_AUTO_TEST_CASE(a_body_that_calls_exit_breaks_its_row_and_loses_those_behind_it) {
    Sample sample;
    const SampleRun run = sample.run("ExitTest");
    BOOST_TEST(run.outcome.status == 201, run.outcome.out);
    BOOST_TEST(run.count("passed") == 1);
    BOOST_TEST(run.count("broken") == 1);
    BOOST_TEST(run.count("skipped") == 1);
    BOOST_TEST(!run.green());
    BOOST_TEST(run.rows.at(1).cause == "the row ended the whole program with exit()");
    BOOST_TEST(run.rows.at(2).cause == "never ran: the run ended at ExitTest/testExit/once");
}

BOOST_AUTO_TEST_CASE(a_destructor_that_calls_exit_is_told_too) {
    Sample sample;
    const SampleRun run = sample.run("LateExitTest");
    BOOST_TEST(run.outcome.status == 201, run.outcome.out);
    BOOST_TEST(!run.green());
    BOOST_TEST(run.row("after_class").status == "broken");
}

BOOST_AUTO_TEST_CASE(what_a_destructor_asserts_is_a_row_of_its_own) {
    Sample sample;
    const SampleRun run = sample.run("DestructorTest");
    BOOST_TEST(run.outcome.status == 201, run.outcome.out);
    BOOST_TEST(!run.green());
    BOOST_TEST(run.count("passed") == 1);
    BOOST_TEST(run.row("after_class").failures.at(0) == "the store is still open");
}

BOOST_AUTO_TEST_SUITE_END()
