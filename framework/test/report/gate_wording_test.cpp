#include "report/wording.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::report;

BOOST_AUTO_TEST_SUITE(gate_wording)

BOOST_AUTO_TEST_CASE(percentages_are_rounded_down) {
    BOOST_TEST(percent_text(0) == "0");
    BOOST_TEST(percent_text(100) == "100");
    BOOST_TEST(percent_text(99.99999) == "99.99");
    BOOST_TEST(percent_text(200.0 / 3) == "66.66");
    BOOST_TEST(percent_text(87.5) == "87.5");
    for (int i = 0; i <= 10000; ++i) {  // what somebody wants with two decimals is told as they wrote it
        const std::string text = percent_text(i / 100.0);
        BOOST_TEST(std::stod(text) == i / 100.0);
    }
}

BOOST_AUTO_TEST_CASE(a_gate_says_what_came_of_it) {
    BOOST_TEST(gate_text({"fault", 80, 21, 22}) == "gate fault: 21 of 22 rows passed, 95.45 %; wanted 80 %");
    BOOST_TEST(gate_text({"fault", 99.5, 0, 1}) == "gate fault: 0 of 1 row passed, 0 %; wanted 99.5 %");
    BOOST_TEST(gate_text({"fault", 80}) == "gate fault: no row was judged; wanted 80 %");
}

BOOST_AUTO_TEST_CASE(rows_outside_are_told_only_with_gates) {
    Summary summary;
    summary.failed = summary.ungated_faults = 2;
    BOOST_TEST(ungated_text(summary) == "");
    summary.gates = {{"fault"}};
    BOOST_TEST(ungated_text(summary) == "2 rows that are in no gate's group failed or broke");
}

BOOST_AUTO_TEST_SUITE_END()
