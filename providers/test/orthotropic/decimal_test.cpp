#include "orthotropic/decimal.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::orthotropic;

BOOST_AUTO_TEST_SUITE(decimal)

BOOST_AUTO_TEST_CASE(takes_plain_notation_only) {
    for (const char* text : {"0", "-0", "007", "1.50", "-0.01", "123456789012345678901234567890.123456789"}) {
        BOOST_TEST(parse_decimal(text).has_value(), text);
    }
    for (const char* text :
         {"", "-", "+1", "1.", ".5", "1e2", "1,5", " 1", "1 ", "--1", "1.2.3", "0x10", "١", "NaN", "inf"}) {
        BOOST_TEST(!parse_decimal(text).has_value(), text);
    }
    BOOST_TEST(!parse_decimal(std::string_view("1\0", 2)).has_value());
}

BOOST_AUTO_TEST_CASE(compares_exactly) {
    const auto smaller = [](const char* a, const char* b) { return less(*parse_decimal(a), *parse_decimal(b)); };
    const char* rising[] = {"-10",
                            "-9.99",
                            "-9.9",
                            "-0.000000000000000000001",
                            "0",
                            "0.000000000000000000001",
                            "0.1",
                            "0.11",
                            "9",
                            "10",
                            "5000.00",
                            "5000.0000000000000000000000000001",
                            "99999999999999999999999999999999999"};
    for (std::size_t i = 0; i + 1 < std::size(rising); ++i) {
        BOOST_TEST(smaller(rising[i], rising[i + 1]), rising[i]);
        BOOST_TEST(!smaller(rising[i + 1], rising[i]), rising[i]);
    }
    for (const auto& [a, b] :
         {std::pair("0", "-0"), std::pair("-0.00", "0"), std::pair("007", "7.000"), std::pair("1.5", "1.50")}) {
        BOOST_TEST(!smaller(a, b), a);
        BOOST_TEST(!smaller(b, a), a);
    }
}

BOOST_AUTO_TEST_SUITE_END()
