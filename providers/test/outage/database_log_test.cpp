#include "outage/database_log.hpp"

#include <boost/test/unit_test.hpp>

using offbeat::outage::DatabaseLog;
using namespace std::chrono_literals;

namespace {

/// 2026-11-30 13:14:05 UTC.
const DatabaseLog::Clock::time_point moment = DatabaseLog::Clock::from_time_t(1'796'044'445);

}  // namespace

BOOST_AUTO_TEST_SUITE(database_log)

BOOST_AUTO_TEST_CASE(has_the_lines_of_a_time) {
    const DatabaseLog log("without a time\n"
                          "2026-11-30 13:14:04.900 UTC [12] LOG:  before\n"
                          "2026-11-30 13:14:05.000 UTC [12] LOG:  received fast shutdown request\n"
                          "\tDETAIL of it\n"
                          "2026-11-30 14:14:05.250 +01 [12] FATAL:  the database system is shutting down\n"
                          "2026-11-30 13:14:06.001 UTC [12] LOG:  after\n");
    const std::string found = log.between(moment + 200us, moment + 1s);
    BOOST_TEST(found == "2026-11-30 13:14:05.000 UTC [12] LOG:  received fast shutdown request\n\tDETAIL of it\n"
                        "2026-11-30 14:14:05.250 +01 [12] FATAL:  the database system is shutting down\n");
    BOOST_TEST(log.between(moment + 1h, moment + 2h).empty());
    BOOST_TEST(DatabaseLog("").between(moment, moment + 1h).empty());
}

BOOST_AUTO_TEST_CASE(is_bounded) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "2026-11-30 13:14:05.000 UTC " + std::string(100, 'x') + '\n';
    const std::string found = DatabaseLog(text).between(moment, moment + 1s);
    BOOST_TEST(found.size() < 66'000U);
    BOOST_TEST(found.find(" bytes more\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
