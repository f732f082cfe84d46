#include "report/live_pace.hpp"

#include <boost/test/unit_test.hpp>

using offbeat::report::LivePace;

BOOST_AUTO_TEST_SUITE(live_pace)

BOOST_AUTO_TEST_CASE(knows_nothing_at_first) {
    LivePace pace;
    BOOST_TEST(!pace.left(100).has_value());
    pace.at(0, 0);
    pace.at(0.5, 20);
    BOOST_TEST(pace.rate() == 40, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(!pace.left(100).has_value());
    pace.at(1, 40);
    BOOST_TEST(pace.left(100).value() == 2.5, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(pace.left(0).value() == 0);
}

BOOST_AUTO_TEST_CASE(says_nothing_while_no_row_has_ended) {
    LivePace pace;
    for (int tenth = 0; tenth < 600; ++tenth) pace.at(tenth / 10.0, 0);
    BOOST_TEST(!pace.left(1).has_value());
    BOOST_TEST(pace.rate() == 0);
}

BOOST_AUTO_TEST_CASE(what_was_done_before_is_no_pace) {
    LivePace pace;
    pace.at(0, 1'000'000);  // by the run that is taken up again
    pace.at(10, 1'000'050);
    BOOST_TEST(pace.rate() == 5, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_steady_run_is_foretold_exactly_however_often_it_is_looked_at) {
    LivePace pace;
    for (int tenth = 0; tenth <= 3000; ++tenth) pace.at(tenth / 10.0, static_cast<std::uint64_t>(tenth) * 7);
    BOOST_TEST(pace.rate() == 70, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(pace.left(700).value() == 10, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(one_slow_row_does_not_upset_it) {
    LivePace pace;
    for (int tenth = 0; tenth <= 1200; ++tenth) pace.at(tenth / 10.0, static_cast<std::uint64_t>(tenth));
    for (int tenth = 1201; tenth <= 1250; ++tenth) pace.at(tenth / 10.0, 1200);  // five seconds without a row
    BOOST_TEST(pace.left(100).value() > 10);
    BOOST_TEST(pace.left(100).value() < 13);
}

BOOST_AUTO_TEST_CASE(a_second_phase_that_is_slower_is_believed) {
    LivePace pace;
    std::uint64_t done = 0;
    for (int second = 0; second <= 60; ++second) pace.at(second, done += 1000);
    for (int second = 61; second <= 120; ++second) pace.at(second, done += 10);
    // The mean of all would say 2 s.
    BOOST_TEST(pace.left(1000).value() > 3.5);
    for (int second = 121; second <= 400; ++second) pace.at(second, done += 10);
    BOOST_TEST(pace.rate() < 15);
}

BOOST_AUTO_TEST_CASE(a_clock_that_stands_still_divides_by_nothing) {
    LivePace pace;
    for (int i = 0; i < 3; ++i) pace.at(1, static_cast<std::uint64_t>(i));
    BOOST_TEST(pace.rate() == 0);
    pace.at(3, 2);
    BOOST_TEST(pace.rate() == 1, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_SUITE_END()
