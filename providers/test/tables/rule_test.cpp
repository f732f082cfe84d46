#include "offbeat/error.hpp"
#include "tables/rule.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::tables;
using namespace std::chrono_literals;

namespace {

std::string wrong(std::string_view cell) {
    try {
        return "fine: " + heading_of(cell, {"f.csv", 1, 5}).column;
    } catch (const SetupError& error) {
        return error.what();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(RuleTest)

BOOST_AUTO_TEST_CASE(a_heading_is_a_column_and_its_rule) {
    const Heading plain = heading_of("amount", {});
    BOOST_TEST(plain.column == "amount");
    BOOST_TEST(!plain.given);
    BOOST_TEST((plain.rule == Rule{}));
    for (const char* rule : {"compare", "key", "ignore", "regex", "not-null", "date", "date(2s)", "date(0s, +08:00)",
                             "date(500ms, local)", "date(1s, -03:30)"}) {
        const Heading heading = heading_of(std::string("a:b (c):") + rule, {});
        BOOST_TEST(heading.column == "a:b (c)");
        BOOST_TEST(heading.given);
        BOOST_TEST(to_string(heading.rule) == rule);
    }
    BOOST_TEST((heading_of("at:date(, local)", {}).rule.zone.local));
    BOOST_TEST((heading_of("at:date(1.5h)", {}).rule.tolerance == 90min));
    BOOST_TEST(heading_of("f(x)", {}).column == "f(x)");
}

BOOST_AUTO_TEST_CASE(what_is_no_rule_is_told_where_it_stands) {
    BOOST_TEST(wrong("id:kye") ==
               "f.csv:1:8: \"kye\" is no rule; expected compare, key, ignore, regex, not-null, date; did you "
               "mean \"key\"?");
    BOOST_TEST(wrong(":key") == "f.csv:1:5: a rule without a column; expected column:rule");
    BOOST_TEST(wrong("id:key(1)") == "f.csv:1:12: the rule key takes nothing in brackets; expected key");
    for (const char* cell : {"券:date(2)", "t:date()", "t:date(-1s)", "t:date(1s, Asia/Shanghai)", "t:date(1s,)",
                             "t:date(1s, +08:00, x)", "t:date(", "t:date(1s", "t:", "t:date(9999999h)"})
        BOOST_TEST(wrong(cell).starts_with("f.csv:1:"), cell << ": " << wrong(cell));
    BOOST_TEST(wrong("券:date(2)").starts_with("f.csv:1:12: \"2\" is no tolerance"));
}

BOOST_AUTO_TEST_SUITE_END()
