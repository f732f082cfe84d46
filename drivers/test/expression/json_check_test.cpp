#include "expression/json_check.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(JsonCheckTest)

using namespace offbeat::expression;

// What is wrong with JSON, and where, is in the corpus.
BOOST_AUTO_TEST_CASE(well_formed_json_has_no_error) {
    for (const char* text : {"0", "-0", "-1.5E+10", "\"\"", "\"\\u12aF\\n券\"", "[]", "{}", "[[],{}]",
                             " { \"a\" : [ null , true , false ] } "}) {
        BOOST_TEST(!first_json_error(text), text);
    }
}

BOOST_AUTO_TEST_CASE(malformed_json_has_one) {
    for (const char* text : {"", "-", "+1", ".5", "1e", "\"\n\"", "\"\\u12g4\"", "\"\xff\"", "[", "[1", "{\"a\"}",
                             "{,}", "nul", "[1]]", "'a'"}) {
        BOOST_TEST(first_json_error(text).has_value(), text);
    }
    BOOST_TEST(first_json_error("\"\\").has_value());
    BOOST_TEST(first_json_error(std::string(1000, '[')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
