#include "report/wording.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace offbeat;
using namespace offbeat::report;

namespace {

std::string seconds(double value, int decimals) {
    std::string out;
    append_seconds(out, value, decimals);
    return out;
}

Summary summary(std::uint64_t passed, std::uint64_t failed, std::uint64_t broken, std::uint64_t skipped) {
    Summary all;
    all.passed = passed;
    all.failed = failed;
    all.broken = broken;
    all.skipped = skipped;
    all.planned = all.run = all.reported();
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wording)

BOOST_AUTO_TEST_CASE(seconds_are_rounded_and_never_anything_but_a_number) {
    BOOST_TEST(seconds(0.0504, 3) == "0.050");
    BOOST_TEST(seconds(1.9999, 3) == "2.000");
    BOOST_TEST(seconds(12, 0) == "12");
    BOOST_TEST(seconds(0.000123, 6) == "0.000123");
    BOOST_TEST(seconds(0, 6) == "0.000000");
    BOOST_TEST(seconds(0, 0) == "0");
    BOOST_TEST(seconds(0.1, 1) == "0.1");
    BOOST_TEST(seconds(0.999999, 6) == "0.999999");
    BOOST_TEST(seconds(123456789.123456, 6) == "123456789.123456");
    BOOST_TEST(seconds(9e11, 6) == "900000000000.000000");
    BOOST_TEST(seconds(-1, 3) == "0.000");
    BOOST_TEST(seconds(std::numeric_limits<double>::quiet_NaN(), 3) == "0.000");
    BOOST_TEST(seconds(std::numeric_limits<double>::infinity(), 3) == "0.000");
}

BOOST_AUTO_TEST_CASE(durations_for_people) {
    BOOST_TEST(duration_text(0.05) == "0.05 s");
    BOOST_TEST(duration_text(12.34) == "12.3 s");
    BOOST_TEST(duration_text(200) == "3 min 20 s");
    BOOST_TEST(duration_text(7500) == "2 h 5 min");
}

BOOST_AUTO_TEST_CASE(a_cut_text_stays_well_formed_and_says_so) {
    BOOST_TEST(cut("short", 10) == "short");
    BOOST_TEST(cut("券券券", 4) == "券… (9 bytes)");
    BOOST_TEST(cut(std::string(10, '\x80'), 5) == std::string(2, '\x80') + "… (10 bytes)");
}

BOOST_AUTO_TEST_CASE(verdicts_in_words) {
    BOOST_TEST(verdict_text(summary(53, 0, 0, 0)) == "All 53 rows passed");
    BOOST_TEST(verdict_text(summary(1, 0, 0, 0)) == "The row passed");
    BOOST_TEST(verdict_text(summary(50, 3, 0, 0)) == "3 of 53 rows failed");
    BOOST_TEST(verdict_text(summary(50, 2, 1, 1)) == "2 of 54 rows failed, 1 broke, 1 was skipped");
    BOOST_TEST(verdict_text(summary(50, 0, 0, 2)) == "50 of 52 rows passed, 2 were skipped");
    BOOST_TEST(verdict_text(summary(0, 0, 0, 2)) == "2 of 2 rows were skipped; nothing was proved");
    BOOST_TEST(verdict_text(summary(0, 2, 0, 0)) == "2 of 2 rows failed");
    BOOST_TEST(verdict_text(summary(0, 0, 2, 0)) == "2 of 2 rows broke; nothing was proved");
    BOOST_TEST(verdict_text({}) == "No row was planned: nothing was tested");
    Summary lost = summary(50, 0, 0, 0);
    lost.planned = 53;
    BOOST_TEST(verdict_text(lost) == "All 50 rows passed; 3 rows were planned and never reported");
    BOOST_TEST(account_text(lost) == "53 planned ≠ 50 run = 50 reported");
    BOOST_TEST(account_text(lost, false) == "53 planned != 50 run = 50 reported");
}

BOOST_AUTO_TEST_CASE(times_with_their_zones) {
    BOOST_TEST(milliseconds_of("1970-01-01T00:00:01+0000") == 1000);
    BOOST_TEST(milliseconds_of("2026-11-20T17:36:37+0800") == milliseconds_of("2026-11-20T09:36:37Z"));
    BOOST_TEST(milliseconds_of("2026-11-20T17:36:37+08:00") == 1795167397000);
    for (const char* none : {"", "yesterday", "2026-11-20T17:36:37", "2026-11-20T17:36:37Z and more"})
        BOOST_TEST(milliseconds_of(none) == 0, none);
}

BOOST_AUTO_TEST_SUITE_END()
