#include "offbeat/error.hpp"
#include "offbeat/expected.hpp"
#include "offbeat/show.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(expected_values)

BOOST_AUTO_TEST_CASE(near_within_the_tolerance_bounds_included) {
    BOOST_TEST((1.5 == near(1.5, 0)));
    BOOST_TEST((1.51 == near(1.5, 0.01)));
    BOOST_TEST((1.49 == near(1.5, 0.01)));
    BOOST_TEST((1.6 == near(1.5, 0.1)));
    BOOST_TEST((1.5101 != near(1.5, 0.01)));
    BOOST_TEST((near(1.5, 0.01) == 1.5));
    BOOST_TEST((3 == near(3.2, 0.5)));
    BOOST_TEST((0.1F == near(0.1, 1e-6)));
    BOOST_TEST((198 == near(200, percent(1))));
    BOOST_TEST((197.9 != near(200, percent(1))));
    BOOST_TEST((-201 == near(-200, percent(1))));
    BOOST_TEST((0 == near(0, percent(1))));
}

BOOST_AUTO_TEST_CASE(nan_and_infinity) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    BOOST_TEST((nan != near(nan, 1)));
    BOOST_TEST((nan != near(1, infinity)));
    BOOST_TEST((1 != near(nan, 1)));
    BOOST_TEST((infinity == near(infinity, 0)));
    BOOST_TEST((infinity != near(-infinity, infinity)));
    BOOST_TEST((5 != near(infinity, infinity)));
    BOOST_TEST((5 != near(infinity, percent(1))));
    BOOST_TEST((5 == near(1, infinity)));
    BOOST_TEST((std::numeric_limits<double>::max() == near(std::numeric_limits<double>::max(), percent(1))));
}

BOOST_AUTO_TEST_CASE(a_tolerance_that_is_none) {
    BOOST_CHECK_THROW(near(1, -0.1), Error);
    BOOST_CHECK_THROW(near(1, std::numeric_limits<double>::quiet_NaN()), Error);
    BOOST_CHECK_THROW(near(1, percent(-1)), Error);
}

BOOST_AUTO_TEST_CASE(a_part_of_a_text) {
    BOOST_TEST(("retry 2 of 3" == containing("2 of")));
    BOOST_TEST((std::string("retry 2") != containing("2 of")));
    BOOST_TEST(("" == containing("")));
    BOOST_TEST((std::string("a\0b", 3) == containing(std::string("\0", 1))));
}

BOOST_AUTO_TEST_CASE(shown_as_they_were_meant) {
    BOOST_TEST(show(near(1.5, 0.01)) == "1.5 ± 0.01");
    BOOST_TEST(show(near(200, percent(1))) == "200 ± 2");
    BOOST_TEST(show(containing("a\n")) == "a text that contains \"a\\n\"");
}

BOOST_AUTO_TEST_SUITE_END()
