// Configuration methods of a base class, and those that run around some rows only.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

using Words = std::vector<std::string>;

const auto jobs = data::make({"--jobs=0", "--jobs=1"});

}  // namespace

BOOST_AUTO_TEST_SUITE(configuring)

BOOST_DATA_TEST_CASE(a_base_is_prepared_first_and_put_away_last, jobs, how) {
    Sample sample;
    BOOST_TEST(sample.run("DerivedStoreTest", {how, sample.trace_option()}).outcome.status == 0);
    const Words expected{"openBase", "open",      "beforeBase", "before",   "testStore",
                         "after",    "afterBase", "close",      "closeBase"};
    BOOST_TEST(sample.trace() == expected, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(some_run_around_some_rows_only, jobs, how) {
    Sample sample;
    BOOST_TEST(sample.run("SomeRowsTest", {how, sample.trace_option()}).outcome.status == 0);
    const Words expected{"first", "plain",         "beforeSlow", "slow", "last",
                         "last",  "beforeGrouped", "first",      "once", "last"};
    BOOST_TEST(sample.trace() == expected, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(the_last_comes_after_all_attempts_and_though_the_last_row_never_runs, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("LastRowTest", {how, sample.trace_option()});
    BOOST_TEST(sample.trace() == (Words{"try", "try", "last", "on", "last"}), boost::test_tools::per_element());
    BOOST_TEST(run.row("testTried", "once").status == "flaky");
    const auto& last = run.row("last", "after_testTried");
    BOOST_TEST(last.failures == Words{"the first of them"}, boost::test_tools::per_element());
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(run.count("planned") == run.count("reported"));
}

BOOST_DATA_TEST_CASE(a_stream_has_a_last_row_too, jobs, how) {
    Sample sample;
    BOOST_TEST(sample.run("SomeRowsTest/testRows", {how, "--row-bound=1", sample.trace_option()}).outcome.status == 0);
    BOOST_TEST(sample.trace() == (Words{"first", "plain", "beforeSlow", "slow", "last", "last"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_row_with_a_process_of_its_own_is_its_first_and_last) {
    Sample sample;
    const SampleRun run =
        sample.run("SomeRowsTest/testRows/PLAIN,LAST", {"--jobs=1", "--isolate=row", sample.trace_option()});
    BOOST_TEST(sample.trace() == (Words{"first", "plain", "last", "first", "last", "last"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_last_of_the_rows_that_are_selected_is_the_last) {
    Sample sample;
    BOOST_TEST(sample.run("SomeRowsTest/testRows/PLAIN,SLOW", {"--jobs=1", sample.trace_option()}).outcome.status == 0);
    BOOST_TEST(sample.trace() == (Words{"first", "plain", "beforeSlow", "slow", "last"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
