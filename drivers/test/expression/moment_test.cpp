#include "expression/moment.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(MomentTest)

using namespace offbeat::expression;

BOOST_AUTO_TEST_CASE(a_time_is_written_as_it_was_read) {
    for (const char* text : {"2015-04-01", "0000-01-01", "9999-12-31", "2016-02-29 23:59:59", "2015-04-01T00:00",
                             "2015-04-01 00:00:00.1", "1969-12-31T23:59:59.123456789Z", "2015-04-01T00:00:00+08:00",
                             "2015-04-01T00:00-0830", "2015-04-01 00:00:00+08"}) {
        const auto moment = parse_moment(text);
        BOOST_REQUIRE_MESSAGE(moment, text);
        BOOST_TEST(*format(*moment) == text);
    }
}

BOOST_AUTO_TEST_CASE(what_no_calendar_has_is_no_time) {
    for (const char* text :
         {"", "2015", "2015-2-30", "2015-02-30", "2015-02-29", "2015-13-01", "2015-00-01", "2015-01-00", "2015/04/01",
          "2015-04-01x", "2015-04-01 ", "2015-04-01 24:00:00", "2015-04-01 00:60:00", "2015-04-01 00:00:60",
          "2015-04-01 00:00:00.", "2015-04-01 00:00:00.1234567890", "2015-04-01 00:00:00 Z", "2015-04-01 00:00:00+8",
          "-2015-04-01"}) {
        BOOST_TEST(!parse_moment(text), text);
    }
}

BOOST_AUTO_TEST_CASE(days_outside_four_digits_arent_written) {
    Moment moment;
    moment.days = parse_moment("9999-12-31")->days + 1;
    BOOST_TEST(!format(moment));
    moment.days = parse_moment("0000-01-01")->days - 1;
    BOOST_TEST(!format(moment));
}

BOOST_AUTO_TEST_SUITE_END()
