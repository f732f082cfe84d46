#include "tables/when.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::tables;
using namespace std::chrono_literals;

namespace {

// The body ran from 23:59:58.5 to 00:00:01.5.
const Running running{database::timestamp_of("2026-11-30 23:59:58.5", {})->at,
                      database::timestamp_of("2026-12-01 00:00:01.5", {})->at};

bool agree(const char* expected, const char* actual, std::chrono::microseconds tolerance = 0s,
           const char* zone = "UTC") {
    const Rule rule{Rule::Kind::date, tolerance, *database::Zone::of(zone)};
    const auto span = span_of(expected, rule, running);
    BOOST_REQUIRE_MESSAGE(span, expected);
    return is_within(actual, *span, rule);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(WhenTest)

BOOST_AUTO_TEST_CASE(now_is_any_moment_of_the_body) {
    BOOST_TEST(agree("now", "2026-11-30 23:59:59"));
    BOOST_TEST(agree("now", "2026-11-30 23:59:58"));  // was cut to the second
    BOOST_TEST(!agree("now", "2026-11-30 23:59:57"));
    BOOST_TEST(agree("now", "2026-11-30 23:59:57", 1s));
    BOOST_TEST(!agree("now", "2026-11-30 23:59:58.4"));
    BOOST_TEST(agree("now", "2026-12-01 00:00:01.500000"));
    BOOST_TEST(!agree("now", "2026-12-01 00:00:01.500001"));
    BOOST_TEST(agree("now", "2026-12-01 07:59:59.1+08"));
    BOOST_TEST(agree("now", "2026-12-01 07:59:59", 0s, "+08:00"));
    BOOST_TEST(agree("now", "1796083199"));
    BOOST_TEST(agree("now-2s", "2026-11-30 23:59:57"));
    BOOST_TEST(agree(" now + 1d ", "2026-12-01 23:59:59"));
    BOOST_TEST(!agree("now", "soon"));
}

BOOST_AUTO_TEST_CASE(today_is_every_day_that_the_body_saw) {
    for (const char* day : {"2026-11-30", "2026-12-01", "2026-11-30 00:00:00", "2026-12-01 23:59:59.999999"})
        BOOST_TEST(agree("today", day), day);
    BOOST_TEST(!agree("today", "2026-11-29"));
    BOOST_TEST(!agree("today", "2026-12-02"));
    BOOST_TEST(agree("today+1d", "2026-12-02"));
    BOOST_TEST(agree("today", "2026-12-01", 0s, "+08:00"));
    BOOST_TEST(!agree("today", "2026-11-30", 0s, "+08:00"));
}

BOOST_AUTO_TEST_CASE(a_time_of_its_own_is_a_point) {
    BOOST_TEST(agree("2026-01-01 12:00:00", "2026-01-01 12:00:00.000"));
    BOOST_TEST(agree("2026-01-01T12:00:00Z", "2026-01-01 20:00:00+08"));
    BOOST_TEST(!agree("2026-01-01 12:00:00", "2026-01-01 12:00:00.5"));
    BOOST_TEST(agree("2026-01-01 12:00:00", "2026-01-01 12:00:00.5", 500ms));
    BOOST_TEST(agree("2026-01-01", "2026-01-01 00:00:00"));
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_none) {
    for (const char* text :
         {"", "nowhere", "now--2s", "now-", "now-2", "now 2s", "today-1w", "tomorrow", "now-9999999h", "now+-1s"})
        BOOST_TEST(!span_of(text, {}, running), text);
}

BOOST_AUTO_TEST_CASE(a_prepared_time_is_written_out) {
    const auto at = running.began;
    const Rule rule{Rule::Kind::date, 0s, *database::Zone::of("+08:00")};
    BOOST_TEST(prepared_time("now", {}, at, false) == "2026-11-30 23:59:58.500000");
    BOOST_TEST(prepared_time("now-1d", rule, at, false) == "2026-11-30 07:59:58.500000");
    BOOST_TEST(prepared_time("now", rule, at, true) == "2026-11-30 23:59:58.500000+00");
    BOOST_TEST(prepared_time("today", rule, at, false) == "2026-12-01");
    BOOST_TEST(prepared_time("today", rule, at, true) == "2026-11-30 16:00:00.000000+00");
    BOOST_TEST(prepared_time("2026-01-01", rule, at, true) == "2026-01-01");
}

BOOST_AUTO_TEST_SUITE_END()
