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

BOOST_AUTO_TEST_CASE(the_last_of_the_rows_that_are_selected_is_the_last) {
    Sample sample;
    BOOST_TEST(sample.run("SomeRowsTest/testRows/PLAIN,SLOW", {"--jobs=1", sample.trace_option()}).outcome.status == 0);
    BOOST_TEST(sample.trace() == (Words{"first", "plain", "beforeSlow", "slow", "last"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
