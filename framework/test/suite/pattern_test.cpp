#include "offbeat/error.hpp"
#include "suite/pattern.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using suite::Pattern;

namespace {

bool matches(const char* pattern, const char* name) {
    return Pattern({pattern, {"f.xml", 1, 1}}).matches(name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suite_patterns)

BOOST_AUTO_TEST_CASE(a_name_or_a_whole_expression) {
    BOOST_TEST(matches("testPay", "testPay"));
    BOOST_TEST(!matches("testPay", "testPayAll"));
    BOOST_TEST(matches("test.*", "testPay"));
    BOOST_TEST(!matches("Pay.*", "testPay"));
    BOOST_TEST(matches("*", "anything"));
    BOOST_TEST(matches("smoke.fast", "smoke.fast"));
    BOOST_TEST(matches("(?i)TEST(?!Slow).*", "testPay"));
    BOOST_TEST(matches("\\Qa.b\\E", "a.b"));
    BOOST_TEST(Pattern({"night-run"}).is_plain());
}

BOOST_AUTO_TEST_CASE(what_is_none_or_takes_too_long_is_told) {
    BOOST_CHECK_THROW(matches("a[b", "x"), SetupError);
    BOOST_CHECK_THROW(Pattern({std::string(1001, '.')}), SetupError);
    BOOST_CHECK_THROW(matches("(((a*)*b)*c)*d|((a+)+)+x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaay"),
                      SetupError);
}

BOOST_AUTO_TEST_SUITE_END()
