#include "watched.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

BOOST_AUTO_TEST_SUITE(live)

BOOST_AUTO_TEST_CASE(shows_what_hangs_and_leaves_no_trace) {
    for (const char* jobs : {"--jobs=0", "--jobs=1"}) {
        const Watched run;
        Terminal terminal(run.in_shell("SeenTest", {jobs}), colourless, {});
        BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
        BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 2), terminal.screen());
        BOOST_TEST_MESSAGE(terminal.screen());
        BOOST_TEST(holds(terminal.line_with("2/4 (50 %)"), "████████"), terminal.screen());
        BOOST_TEST(holds(terminal.line_with("2/4 (50 %)"), " rows/s  0:0"), terminal.screen());
        BOOST_TEST(holds(terminal.line_with("2/4 (50 %)"), " gone  0:"), terminal.screen());
        BOOST_TEST(terminal.line_with("running") == "1 running: 1 passed, 1 failed");
        BOOST_TEST(terminal.line_with("✗") == "✗ SeenTest.testSeen[fails]  it fails");
        run.open_door();
        BOOST_TEST(terminal.end() == 0);
        check_gone(terminal);
        BOOST_TEST(holds(terminal.screen(), "\n✗ SeenTest.testSeen[fails]  it fails\n"), terminal.screen());
        BOOST_TEST(holds(terminal.screen(), "\n4 planned = 4 run = 4 reported: 3 passed, 1 failed  ("));
        BOOST_TEST(terminal.lines().back() == "the status is 201", terminal.screen());
    }
}

BOOST_AUTO_TEST_CASE(fits_narrow_and_low_terminals) {
    for (const Terminal::Size size : {Terminal::Size{24, 20}, {3, 80}, {3, 20}, {1, 10}}) {
        const Watched run;
        Terminal terminal(run.in_shell("SeenTest", {"--jobs=1"}), colourless, size);
        BOOST_TEST(terminal.until_shows("2/4 (50"), terminal.screen());
        BOOST_TEST_MESSAGE(terminal.screen());
        if (size.lines == 24) BOOST_TEST(until_runs(terminal, "…en[hangs]", 1), terminal.screen());
        if (size.lines == 3) BOOST_TEST(holds(terminal.screen(), "1 running: 1 pas"), terminal.screen());
        // Wherever the area is drawn, the cursor waits at its beginning.
        BOOST_TEST(terminal.cursor().col == 0);
        run.open_door();
        BOOST_TEST(terminal.end() == 0);
        check_gone(terminal);
        BOOST_TEST(occurrences(terminal.everything(), "the status is 201") == (size.columns > 10 ? 1U : 0U));
    }
}

BOOST_AUTO_TEST_CASE(counts_columns_not_bytes) {
    const Watched run;
    Terminal terminal(run.in_shell("支付Test,SeenTest", {"--jobs=2"}), colourless, {24, 36});
    BOOST_TEST(until_runs(terminal, "…st退款到原支付账户[hangs]", 1), terminal.screen());
    BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
    BOOST_TEST(holds(terminal.line_with("running"), "2 running: "), terminal.screen());
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(names_that_are_no_text_stay_names) {
    const Watched run;
    Terminal terminal(run.in_shell("HostileIdTest"), colourless, {24, 120});
    const std::string name = "HostileIdTest.testHostile[2Jtwo_lines_ba95bf]";
    BOOST_TEST(until_runs(terminal, name, 1), terminal.screen());
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    BOOST_TEST(holds(terminal.screen(), "✗ " + name + R"(  \x1b[2Jfailed)"), terminal.screen());
    BOOST_TEST(!holds(terminal.sent(), "\x1b[2J"));
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(failures_stay_above_and_scroll_away) {
    const Watched run;
    Terminal terminal(run.in_shell("ManyFailuresTest"), colourless, {12, 100});
    BOOST_TEST(terminal.until_shows("30 failed"), terminal.screen());
    BOOST_TEST(terminal.until_shows("[hangs]"), terminal.screen());
    const std::string before = terminal.everything();
    for (int i = 1; i <= 30; ++i) {
        const std::string line =
            "✗ ManyFailuresTest.testMany[row_" + std::to_string(i) + "]  failure " + std::to_string(i) + "\n";
        BOOST_TEST(occurrences(before, line) == 1U, line << before);
    }
    // Lines that scrolled away while it was drawn took nothing of it along.
    BOOST_TEST(occurrences(before, " rows/s") == 1U, before);
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(follows_the_terminals_size) {
    const Watched run;
    Terminal terminal(run.in_shell("SeenTest", {"--jobs=1"}), colourless, {24, 80});
    BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
    terminal.resize({24, 30});
    BOOST_TEST(terminal.until_shows("…est.testSeen[hangs]"), terminal.screen());
    BOOST_TEST(occurrences(terminal.screen(), "2/4") == 1U, terminal.screen());
    terminal.resize({10, 120});
    BOOST_TEST(terminal.until_shows("  SeenTest.testSeen[hangs]"), terminal.screen());
    BOOST_TEST(terminal.until([&] { return occurrences(terminal.line_with("2/4"), "█") == 20; }), terminal.screen());
    BOOST_TEST(occurrences(terminal.screen(), "2/4") == 1U, terminal.screen());
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(what_bodies_write_keeps_its_lines) {
    for (const char* jobs : {"--jobs=0", "--jobs=1"}) {
        const Watched run;
        Terminal terminal(run.in_shell("WritingTest", {jobs}), colourless, {24, 80});
        BOOST_TEST(terminal.until_shows("WritingTest.testWrite[hangs]"), terminal.screen());
        BOOST_TEST(terminal.until_shows("\nhalf a\n"), terminal.screen());
        const std::string before = '\n' + terminal.everything();
        for (int i = 1; i <= 60; ++i) {
            const std::string line = "\nline " + std::to_string(i) + " of the body\n";
            BOOST_TEST(occurrences(before, line) == 1U, line << before);
        }
        BOOST_TEST(occurrences(before, " rows/s") == 1U, before);
        run.open_door();
        BOOST_TEST(terminal.end() == 0);
        BOOST_TEST(holds(terminal.everything(), "\nhalf a line\n"), terminal.everything());
        check_gone(terminal);
    }
}

BOOST_AUTO_TEST_CASE(colours_and_areas_only_where_they_are_wanted) {
    {
        const Watched run;
        Terminal terminal(run.in_shell("SeenTest"), {"TERM=xterm", "LC_ALL=C"}, {});
        BOOST_TEST(terminal.until_shows("[hangs]"), terminal.screen());
        BOOST_TEST(holds(terminal.sent(), "[\x1b[31m####"), terminal.sent());  // red, since a row failed
        BOOST_TEST(holds(terminal.sent(), "\x1b[32m1 passed\x1b[0m"), terminal.sent());
        run.open_door();
        BOOST_TEST(terminal.end() == 0);
    }
    {
        const Watched run;
        Terminal terminal(run.in_shell("SeenTest"), colourless, {});
        BOOST_TEST(terminal.until_shows("[hangs]"), terminal.screen());
        run.open_door();
        BOOST_TEST(terminal.end() == 0);
        BOOST_TEST(!holds(terminal.sent(), "\x1b[3"), terminal.sent());
    }
    for (const char* plain : {"CI=true", "TERM=dumb", "TERM="}) {
        const Watched run;
        run.open_door();
        Terminal terminal(run.in_shell("WritingTest"), {"TERM=xterm", "NO_COLOR=1", plain}, {});
        BOOST_TEST(terminal.end() == 0);
        BOOST_TEST(holds(terminal.screen(), "4 planned = 4 run = 4 reported"), terminal.screen());
        BOOST_TEST(!holds(terminal.sent(), "\x1b"), terminal.sent());
    }
    const Watched run;
    run.open_door();
    const Outcome piped = selftest::run({run.words("WritingTest"), {"TERM=xterm"}});
    BOOST_TEST(holds(piped.out, "4 planned = 4 run = 4 reported"), piped.out);
    BOOST_TEST(!holds(piped.out + piped.err, "\x1b"), piped.out);
    BOOST_TEST(!holds(piped.out, "\r"), piped.out);
}

BOOST_AUTO_TEST_CASE(a_quick_run_shows_no_area) {
    bool quick = false;
    for (int i = 0; i < 40 && !quick; ++i) {
        const auto started = std::chrono::steady_clock::now();
        const Watched run;
        Terminal terminal(run.in_shell("SlowTest"), colourless, {});
        BOOST_TEST(terminal.end() == 0);
        BOOST_TEST(holds(terminal.screen(), "15 planned = 15 run = 15 reported"), terminal.screen());
        check_gone(terminal);
        // On a busy machine it may take long enough to be worth an area.
        quick = std::chrono::steady_clock::now() - started < std::chrono::milliseconds(500);
        if (quick) BOOST_TEST(!terminal.drawn_on(), terminal.sent());
    }
    BOOST_TEST((quick || sanitized()));  // which makes everything slow
}

BOOST_AUTO_TEST_CASE(a_log_says_every_ten_seconds_what_runs) {
    const Watched run;
    // Nothing happens but time: it is opened by what the program has said of it.
    std::vector<std::string> shell{
        "/bin/sh", "-c", "\"$@\" | while read -r line; do echo \"$line\"; case $line in ...*) : >\"$0\"; esac; done",
        run.path("door")};
    for (const auto& word : run.words("SeenTest", {"--jobs=1"})) shell.push_back(word);
    const Outcome done = selftest::run({shell, {"TERM=xterm"}});
    BOOST_TEST(holds(done.out, "\n... 2/4 (50 %), 0.2 rows/s, 1"), done.out);
    BOOST_TEST(holds(done.out, " s left; running: SeenTest.testSeen[hangs] for "), done.out);
}

BOOST_AUTO_TEST_SUITE_END()
