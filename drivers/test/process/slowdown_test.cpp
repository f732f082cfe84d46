#include "offbeat/process/slowdown.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::process;

BOOST_AUTO_TEST_SUITE(slowdown_of_a_machine)

BOOST_AUTO_TEST_CASE(follows_the_pressure_within_bounds) {
    const auto waited = [](const char* share) {
        return slowdown_by_pressure(std::string("some avg10=") + share + " avg60=87.74 avg300=87.20 total=2010287824");
    };
    BOOST_TEST(waited("0.00") == 1.0);
    BOOST_TEST(waited("50.00") == 2.0);
    BOOST_TEST(waited("72.00") > 3.5);
    BOOST_TEST(waited("99.99") == 4.0);
    BOOST_TEST(waited("100.00") == 4.0);
    BOOST_TEST(slowdown_by_pressure("") == 1.0);
    BOOST_TEST(slowdown_by_pressure("full avg10=50.00") == 1.0);
}

BOOST_AUTO_TEST_CASE(follows_what_touching_memory_costs) {
    BOOST_TEST(slowdown_by_page_faults(0.1) == 1.0);
    BOOST_TEST(slowdown_by_page_faults(0.7) == 1.0);
    BOOST_TEST(slowdown_by_page_faults(20) > 5.0);
    BOOST_TEST(slowdown_by_page_faults(20) < 6.0);
    BOOST_TEST(slowdown_by_page_faults(1e6) == 16.0);
}

BOOST_AUTO_TEST_CASE(is_measured_here) {
    const double here = slowdown();
    BOOST_TEST(here >= 1.0);
    BOOST_TEST(here <= 16.0);
}

BOOST_AUTO_TEST_SUITE_END()
