#include "offbeat/utf8.hpp"
#include "report/columns.hpp"
#include "report/live_lines.hpp"
#include "support/fake_run.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::report;

namespace {

SharedLiveState some_rows(std::uint64_t passed, std::uint64_t failed, std::uint64_t planned, bool total = true) {
    auto state = make_live_state();
    state->counts[static_cast<std::size_t>(Status::passed)] = passed;
    state->counts[static_cast<std::size_t>(Status::failed)] = failed;
    state->plan(planned, total);
    return state;
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(live_lines_)

BOOST_AUTO_TEST_CASE(figures_verdicts_rows) {
    const auto state = some_rows(57, 2, 202);
    LiveView view{*state, 9.4, 6.27, 22.1};
    view.running = {{3.2, "A.b[young]"}, {75, "A.b[old]"}, {0.1, "C.d"}};
    const Lines shown = live_lines(view, {80, 24}, {});
    BOOST_TEST(
        shown == (Lines{"████████░░░░░░░░░░░░░░░░░░░░░░  59/202 (29 %)  6.3 rows/s  0:09 gone  0:23 left",
                        "3 running: 57 passed, 2 failed", "   1:15  A.b[old]", "   0:03  A.b[young]", "   0:00  C.d"}),
        boost::test_tools::per_element());
    ConsoleOptions plain;
    plain.unicode = false;
    BOOST_TEST(live_lines(view, {60, 24}, plain)[0] == "[##......]  59/202 (29 %)  6.3 rows/s  0:09 gone  0:23 left");
    BOOST_TEST(live_lines(view, {70, 24}, plain)[0] ==
               "[#####.............]  59/202 (29 %)  6.3 rows/s  0:09 gone  0:23 left");
    ConsoleOptions coloured;
    coloured.colour = true;
    BOOST_TEST(live_lines(view, {80, 24}, coloured)[1] ==
               "3 running: \x1b[32m57 passed\x1b[0m, \x1b[31m2 failed\x1b[0m");
}

BOOST_AUTO_TEST_CASE(without_a_total_no_bar_and_no_guess) {
    const auto state = some_rows(1200, 0, 7, false);
    BOOST_TEST(live_lines({*state, 60, 20}, {80, 24}, {})[0] == "1200 rows  20 rows/s  1:00 gone");
    const auto one = some_rows(1, 0, 0, false);
    BOOST_TEST(live_lines({*one, 60, 0.02}, {80, 24}, {})[0] == "1 row  0.0 rows/s  1:00 gone");
}

BOOST_AUTO_TEST_CASE(time_left_is_unknown_at_first) {
    const auto state = some_rows(0, 0, 3);
    BOOST_TEST(live_lines({*state, 1}, {60, 24}, {})[0] ==
               "░░░░░░░░░░░░░░░░░  0/3 (0 %)  0.0 rows/s  0:01 gone  ? left");
}

BOOST_AUTO_TEST_CASE(more_done_than_planned_breaks_nothing) {
    const auto state = some_rows(9, 0, 3);
    BOOST_TEST(live_lines({*state, 1, 1, 0}, {60, 24}, {})[0] ==
               "████████████  9/3 (100 %)  1.0 rows/s  0:01 gone  0:00 left");
}

BOOST_AUTO_TEST_CASE(fits_every_terminal) {
    const auto state = some_rows(123'456, 789, 1'000'000);
    LiveView view{*state, 3 * 3600 + 62, 12.345, 30 * 3600.0};
    view.unfinished = "pulling 中文 …";
    for (const auto& [id, bytes] : offbeat::test::hostile_values())
        view.running.push_back({1, "支付.退款[" + bytes.substr(0, LiveState::longest_name) + ']'});
    view.running.push_back({2, "e\u0301\u0301\u0301\u0301"});
    for (std::size_t columns = 1; columns < 120; ++columns) {
        for (std::size_t lines = 1; lines < 30; ++lines) {
            for (const bool unicode : {false, true}) {
                ConsoleOptions options;
                options.unicode = unicode;
                const Lines shown = live_lines(view, {columns, lines}, options);
                BOOST_REQUIRE(!shown.empty());
                BOOST_REQUIRE(shown.size() <= std::max<std::size_t>(lines - 1, 1));
                for (const auto& line : shown) {
                    BOOST_REQUIRE_MESSAGE(report::columns(line) < std::max<std::size_t>(columns, 2), columns << line);
                    BOOST_REQUIRE(utf8::visible(line) == line);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_longest_are_told_and_the_others_counted) {
    const auto state = some_rows(0, 0, 100);
    LiveView view{*state, 20};
    for (int i = 1; i <= 20; ++i) view.running.push_back({static_cast<double>(i), "row " + std::to_string(i)});
    const Lines shown = live_lines(view, {80, 12}, {});
    BOOST_REQUIRE(shown.size() == 6U);
    BOOST_TEST(shown[1] == "20 running");
    BOOST_TEST(shown[2] == "   0:20  row 20");
    BOOST_TEST(shown[4] == "   0:18  row 18");
    BOOST_TEST(shown[5] == "       … and 17 more");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_name_tells_rows_apart) {
    const auto state = some_rows(0, 0, 100);
    LiveView view{*state, 20};
    view.running = {{5, "支付Test.test退款到原支付账户[case_7]"}};
    BOOST_TEST(live_lines(view, {30, 24}, {})[2] == "   0:05  …原支付账户[case_7]");
    BOOST_TEST(live_lines(view, {31, 24}, {})[2] == "   0:05  …到原支付账户[case_7]");
    BOOST_TEST(live_lines(view, {32, 24}, {})[2] == "   0:05  …到原支付账户[case_7]");
}

BOOST_AUTO_TEST_CASE(clocks) {
    BOOST_TEST(clock_text(0) == "0:00");
    BOOST_TEST(clock_text(59.99) == "0:59");
    BOOST_TEST(clock_text(754) == "12:34");
    BOOST_TEST(clock_text(3723) == "1:02:03");
    BOOST_TEST(clock_text(-1) == "0:00");
}

BOOST_AUTO_TEST_SUITE_END()
