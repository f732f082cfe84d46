#include "voucher/service/timestamp.hpp"

#include <boost/test/unit_test.hpp>

using namespace voucher;

BOOST_AUTO_TEST_SUITE(timestamp)

BOOST_AUTO_TEST_CASE(knows_one_layout) {
    BOOST_TEST(has_timestamp_format("2015-04-01 00:00:00"));
    BOOST_TEST(has_timestamp_format("2015-02-30 99:99:99"));
    for (const auto* text : {"", "2015/04/01 00:00:00", "2015-04-01", "2015-04-01T00:00:00", "2015-04-01 00:00:00Z",
                             "2015-04-01 00:00:00 ", " 2015-04-01 00:00:00", "2015-04-01 00:00:00.5", "20150401000000",
                             "2015-4-1 0:0:0", "12015-04-01 00:00:00", "tomorrow", "now", "infinity",
                             "２015-04-01 00:00:00", "2015-04-01 00:00:0a", "-015-04-01 00:00:00"}) {
        BOOST_TEST(!has_timestamp_format(text), text);
        BOOST_TEST(!is_calendar_time(text), text);
    }
}

BOOST_AUTO_TEST_CASE(knows_the_calendar_and_the_clock) {
    for (const auto* text : {"2015-04-01 00:00:00", "2015-12-31 23:59:59", "2016-02-29 00:00:00", "2000-02-29 00:00:00",
                             "0001-01-01 00:00:00", "9999-12-31 23:59:59"}) {
        BOOST_TEST(is_calendar_time(text), text);
    }
    for (const auto* text :
         {"2015-02-29 00:00:00", "1900-02-29 00:00:00", "2015-02-30 00:00:00", "2015-04-31 00:00:00",
          "2015-13-01 00:00:00", "2015-00-01 00:00:00", "2015-01-00 00:00:00", "2015-04-01 24:00:00",
          "2015-04-01 25:00:00", "2015-04-01 00:60:00", "2015-04-01 00:00:60", "0000-01-01 00:00:00"}) {
        BOOST_TEST(!is_calendar_time(text), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
