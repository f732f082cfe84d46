#include "voucher/service/decimal.hpp"

#include <boost/test/unit_test.hpp>

using namespace voucher;

BOOST_AUTO_TEST_SUITE(decimal)

BOOST_AUTO_TEST_CASE(reads_digits_and_nothing_else) {
    for (const auto* text : {"0", "-0", "10", "10.00", "-0.01", "007", "0.1234567890123456789012345678901234567890"}) {
        BOOST_TEST(parse_decimal(text).has_value(), text);
    }
    for (const auto* text :
         {"",      "-",    ".",    ".5",  "5.",       "+1",  "1e2", "1E2",  " 1",    "1 ",  "1\n", "--1",
          "1.2.3", "1,00", "0x10", "NaN", "Infinity", "inf", "abc", "１０", "1_000", "-.5", "1.-5"}) {
        BOOST_TEST(!parse_decimal(text).has_value(), text);
    }
    BOOST_TEST(!parse_decimal(std::string_view("1\0", 2)).has_value());
}

BOOST_AUTO_TEST_CASE(compares_exactly) {
    const auto order = [](const char* left, const char* right) {
        const int result = compare(*parse_decimal(left), *parse_decimal(right));
        return result < 0 ? -1 : result > 0 ? 1 : 0;
    };
    BOOST_TEST(order("0.01", "0.01") == 0);
    BOOST_TEST(order("0.010", "0.01") == 0);
    BOOST_TEST(order("-0", "0.00") == 0);
    BOOST_TEST(order("0.009999999999999999999999", "0.01") == -1);
    BOOST_TEST(order("5000.000000000000000000001", "5000.00") == 1);
    BOOST_TEST(order("05000", "5000.00") == 0);
    BOOST_TEST(order("10", "9") == 1);
    BOOST_TEST(order("-10", "-9") == -1);
    BOOST_TEST(order("-1", "0") == -1);
    BOOST_TEST(order("0", "-1") == 1);
    BOOST_TEST(order("0.1", "0.09") == 1);
    BOOST_TEST(order("99999999999999999999999999", "99999999999999999999999998.9") == 1);
}

BOOST_AUTO_TEST_CASE(normalises_to_two_decimals) {
    BOOST_TEST(normalised_face_value("10.00") == "10.00");
    BOOST_TEST(normalised_face_value("10") == "10.00");
    BOOST_TEST(normalised_face_value("010.5") == "10.50");
    BOOST_TEST(normalised_face_value("0") == "0.00");
    BOOST_TEST(normalised_face_value("-0.0") == "0.00");
    BOOST_TEST(normalised_face_value("-0.01") == "-0.01");
    BOOST_TEST(normalised_face_value("1.001") == "1.001");
    BOOST_TEST(normalised_face_value("abc") == "abc");
}

BOOST_AUTO_TEST_SUITE_END()
