#include "expression/number.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(NumberTest)

using namespace offbeat::expression;

BOOST_AUTO_TEST_CASE(a_number_keeps_its_decimals) {
    for (const char* text : {"0", "10.00", "-0.01", "5000.01", "12345678901234567890123456789.5"})
        BOOST_TEST(*format(*parse_number(text)) == text);
    BOOST_TEST(*format(*parse_number("010")) == "10");
    BOOST_TEST(*format(*parse_number("+7")) == "7");
    BOOST_TEST(*format(*parse_number("-0.00")) == "0.00");
}

BOOST_AUTO_TEST_CASE(what_isnt_plain_decimal_is_no_number) {
    for (const char* text : {"", "-", ".", "1.", "1e2", "0x10", " 1", "1 ", "1,5", "--1", "1.2.3", "NaN"})
        BOOST_TEST(!parse_number(text), text);
    BOOST_TEST(!parse_number(std::string(200, '1')));
}

BOOST_AUTO_TEST_CASE(floor_goes_towards_minus_infinity) {
    BOOST_TEST(*format(floor(*parse_number("-0.5"))) == "-1");
    BOOST_TEST(*format(floor(*parse_number("2.9"))) == "2");
    BOOST_TEST(*format(floor(*parse_number("-3"))) == "-3");
}

BOOST_AUTO_TEST_SUITE_END()
