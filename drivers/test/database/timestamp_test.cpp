#include "offbeat/database/timestamp.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <ctime>

using namespace offbeat::database;
using namespace std::chrono_literals;

namespace {

const Zone utc;

std::string in_utc(const char* text, const char* zone = "UTC") {
    const auto found = timestamp_of(text, Zone::of(zone).value());
    return found ? date_and_time(found->at, utc) : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(TimestampTest)

BOOST_AUTO_TEST_CASE(the_spellings_of_both_databases_are_read) {
    BOOST_TEST(in_utc("2026-11-30 07:42:02") == "2026-11-30 07:42:02.000000");
    BOOST_TEST(in_utc("2026-11-30 07:42:02.00025+00") == "2026-11-30 07:42:02.000250");  // timestamptz
    BOOST_TEST(in_utc("2026-11-30 15:42:02+08") == "2026-11-30 07:42:02.000000");
    BOOST_TEST(in_utc("2026-11-30 04:12:02-03:30") == "2026-11-30 07:42:02.000000");
    BOOST_TEST(in_utc("2026-11-30T07:42Z") == "2026-11-30 07:42:00.000000");
    BOOST_TEST(in_utc("2026-11-30") == "2026-11-30 00:00:00.000000");
    BOOST_TEST(in_utc("1796024522") == "2026-11-30 07:42:02.000000");  // unixepoch()
    BOOST_TEST(in_utc("1969-12-31 23:59:59.999999999") == "1969-12-31 23:59:59.999999");
    BOOST_TEST(in_utc("0001-01-01 00:00:00") == "0001-01-01 00:00:00.000000");
    BOOST_TEST(in_utc("9999-12-31 23:59:59.999999") == "9999-12-31 23:59:59.999999");
}

BOOST_AUTO_TEST_CASE(one_without_a_zone_is_in_the_one_that_is_told) {
    BOOST_TEST(in_utc("2026-11-30 15:42:02", "+08:00") == "2026-11-30 07:42:02.000000");
    BOOST_TEST(in_utc("2026-11-30 07:42:02+00", "+08:00") == "2026-11-30 07:42:02.000000");
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    BOOST_TEST(in_utc("2026-11-30 08:42:02", "local") == "2026-11-30 07:42:02.000000");
    BOOST_TEST(in_utc("2026-07-30 09:42:02", "local") == "2026-07-30 07:42:02.000000");
    BOOST_TEST(in_utc("2026-10-25 01:59:59", "local") == "2026-10-24 23:59:59.000000");
    BOOST_TEST(date_and_time(timestamp_of("2026-07-30 07:42:02", utc)->at, *Zone::of("local")) ==
               "2026-07-30 09:42:02.000000");
    unsetenv("TZ");
    tzset();
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_none) {
    for (const char* text : {"", "infinity", "-infinity", "2026-02-30", "24:00:00", "now", "20261130074202000", "1e3",
                             "2026-11-30 07:42:02 BC", "10000-01-01", "2026-11-30 07:42:02+08:05:43"})
        BOOST_TEST(in_utc(text) == "none", text);
    for (const char* zone : {"", "Asia/Shanghai", "+", "+8", "+08:", "+08:60", "+19:00", "08:00"})
        BOOST_TEST(!Zone::of(zone), zone);
}

BOOST_AUTO_TEST_CASE(its_step_is_what_its_text_can_tell) {
    BOOST_TEST((timestamp_of("2026-11-30", utc)->step == 24h));
    BOOST_TEST((timestamp_of("2026-11-30 07:42", utc)->step == 1min));
    BOOST_TEST((timestamp_of("2026-11-30 07:42:02", utc)->step == 1s));
    BOOST_TEST((timestamp_of("2026-11-30 07:42:02.5", utc)->step == 100ms));
    BOOST_TEST((timestamp_of("2026-11-30 07:42:02.123456789", utc)->step == 1us));
}

BOOST_AUTO_TEST_CASE(a_day_begins_where_its_zone_says) {
    const Instant at = timestamp_of("2026-11-30 20:00:00", utc)->at;
    const Zone shanghai = *Zone::of("+08:00");
    BOOST_TEST(date_of(at, shanghai) == "2026-12-01");
    BOOST_TEST(date_and_time(day_begin(at, shanghai), utc) == "2026-11-30 16:00:00.000000");
    BOOST_TEST(date_and_time(day_begin(at, shanghai, 1), utc) == "2026-12-01 16:00:00.000000");
    BOOST_TEST(date_and_time(day_begin(at, utc, -1), utc) == "2026-11-29 00:00:00.000000");
}

BOOST_AUTO_TEST_SUITE_END()
