#include "offbeat/error.hpp"
#include "tables/compare.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::tables;
using database::Kind;

namespace {

Value text(const char* bytes) {
    return Value::of_text(bytes);
}

std::string told(const char* rule, const Value& expected, const Value& actual, Kind kind = Kind::text) {
    const Cell cell{rule_of(rule, {}), expression::Expression::parse("", {"f.csv", 2, 3})};
    try {
        return difference(cell, expected, actual, kind, {}).value_or("");
    } catch (const SetupError& wrong) {
        return wrong.what();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(CompareTest)

BOOST_AUTO_TEST_CASE(values_are_the_same_by_their_columns_kind) {
    BOOST_TEST(same(text("10"), text("10.00"), Kind::number));
    BOOST_TEST(same(text("-0"), text("0.0"), Kind::number));
    BOOST_TEST(same(text("1e3"), text("1000"), Kind::number));
    BOOST_TEST(!same(text("0.1"), text("0.10000000000000000001"), Kind::number));
    BOOST_TEST(!same(text("10"), text("10.00"), Kind::text));
    BOOST_TEST(!same(text("abc"), text("abd"), Kind::number));
    BOOST_TEST(same(text("true"), text("1"), Kind::boolean));
    BOOST_TEST(!same(text("true"), text("0"), Kind::boolean));
    BOOST_TEST(!same(Value::null(), text(""), Kind::text));
    BOOST_TEST(same(Value::null(), Value::null(), Kind::text));
}

BOOST_AUTO_TEST_CASE(each_rule_tells_what_it_wants) {
    BOOST_TEST(told("compare", text("a"), text("b")) == "\"a\"");
    BOOST_TEST(told("compare", Value::absent(), text("b")).empty());
    BOOST_TEST(told("compare", Value::null(), text("b")) == "null");
    BOOST_TEST(told("ignore", text("a"), text("b")).empty());
    BOOST_TEST(told("not-null", Value::absent(), text("")).empty());
    BOOST_TEST(told("not-null", Value::absent(), Value::null()) == "anything but null");
    BOOST_TEST(told("not-null", text("a"), text("a")) ==
               "f.csv:2:3: the rule not-null takes no value, and here is \"a\"; expected an empty cell");
    BOOST_TEST(told("regex", text("A-\\d+"), text("A-17")).empty());
    BOOST_TEST(told("regex", text("A-\\d+"), text("xA-17")) == "a match of \"A-\\d+\"");  // the whole of it
    BOOST_TEST(told("regex", text(".*"), text("a\nb")).empty());
    BOOST_TEST(told("regex", text(".*"), Value::null()) == "a match of \".*\"");
    BOOST_TEST(told("regex", Value::null(), Value::null()).empty());
    BOOST_TEST(told("regex", text("("), text("a")).starts_with("f.csv:2:3: \"(\" is no pattern: "));
    BOOST_TEST(
        told("date", text("soon"), text("2026-01-01")).starts_with("f.csv:2:3: \"soon\" is no time; expected now, "));
    BOOST_TEST(told("date", text("infinity"), text("infinity")).empty());
    BOOST_TEST(told("date", text("infinity"), text("2026-01-01")) == "\"infinity\"");
    BOOST_TEST(told("date(2s)", text("2026-01-01 00:00:00"), text("2026-01-01 00:00:03")) ==
               "\"2026-01-01 00:00:00\" within 2s");
    BOOST_TEST(told("date(2s)", text("now"), Value::null()) == "\"now\"");
}

BOOST_AUTO_TEST_SUITE_END()
