// However a run on a terminal ends, and whatever of it is killed: nothing is left on the terminal, and no process.

#include "watched.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <unistd.h>

using namespace selftest;

namespace {

// Shells that say nothing of the program's end before the display is gone: it can't be sure to be quicker than they.
const std::string patient =
    R"("$0" "$@"; status=$?; while pgrep -s 0 -x offbeat-display >/dev/null; do :; done; (exit $status))";
/// Nor of the signal that killed it, wherefore nobody sees its errors.
const std::string quiet = R"({ "$0" "$@"; } 2>/dev/null; status=$?; )"
                          R"(while pgrep -s 0 -x offbeat-display >/dev/null; do :; done; (exit $status))";

/// The only display in its session.
pid_t display_of(const Terminal& terminal) {
    const auto processes = terminal.processes();
    BOOST_REQUIRE(processes.count("offbeat-display") == 1U);
    return processes.find("offbeat-display")->second;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(live_endings)

BOOST_AUTO_TEST_CASE(a_program_that_is_ended_leaves_the_terminal_clean) {
    for (const char* jobs : {"--jobs=0", "--jobs=1"}) {
        const Watched run;
        Terminal terminal(run.in_shell("SeenTest", {jobs, "--grace=100ms"}, patient), colourless, {});
        BOOST_TEST(terminal.until_shows("SeenTest.testSeen[hangs]"), terminal.screen());
        terminal.type("\x03");  // Ctrl-C
        BOOST_TEST(terminal.end() == 0);
        BOOST_TEST(holds(terminal.lines().back(), "the status is 130"), terminal.screen());
        check_gone(terminal);
    }
    const Watched run;
    Terminal terminal(run.in_shell("DyingTest", {"--jobs=0"}, quiet), colourless, {});
    BOOST_TEST(terminal.until_shows("DyingTest.testDie[hangs]"), terminal.screen());
    run.open_door();  // the next row kills the program with SIGKILL
    BOOST_TEST(terminal.until_shows("the status is 137"), terminal.screen());
    BOOST_TEST(terminal.end() == 0);
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(a_shell_gets_its_terminal_back) {
    const Watched run;
    Terminal terminal({"/bin/sh", "-i"}, {"TERM=xterm", "NO_COLOR=1", "LC_ALL=C.UTF-8", "PS1=prompt: ", "ENV="},
                      {24, 200});
    BOOST_TEST(terminal.until_shows("prompt:"));
    std::string line;
    for (const auto& word : run.words("SeenTest")) line += word + ' ';
    terminal.type(line + '\n');
    BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
    const auto prompted = [&] { return terminal.lines().back() == "prompt:" && !holds(terminal.screen(), "rows/s"); };
    terminal.type("\x1a");  // Ctrl-Z
    BOOST_TEST(terminal.until(prompted), terminal.screen());
    terminal.type("fg\n");
    BOOST_TEST(terminal.until_shows("  SeenTest.testSeen[hangs]"), terminal.screen());
    BOOST_TEST(terminal.until_shows("rows/s"), terminal.screen());
    run.open_door();
    BOOST_TEST(terminal.until_shows("4 reported: 3 passed, 1 failed"), terminal.screen());
    BOOST_TEST(terminal.until(prompted), terminal.screen());
    terminal.type("exit\n");
    BOOST_TEST(terminal.end() != -1);
}

BOOST_AUTO_TEST_CASE(a_shell_without_job_control_stops_nothing) {
    const Watched run;
    Terminal terminal(run.in_shell("SeenTest", {"--jobs=1"}), colourless, {});
    BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
    terminal.type("\x1a");  // Ctrl-Z, which is nobody's to answer
    BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 4), terminal.screen());
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    BOOST_TEST(terminal.lines().back() == "the status is 201", terminal.screen());
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(a_program_that_is_killed_leaves_nothing) {
    for (const char* jobs : {"--jobs=0", "--jobs=2"}) {
        const Watched run;
        const bool alone = jobs == std::string("--jobs=0");
        Terminal terminal(run.in_shell(alone ? "SeenTest" : "支付Test,SeenTest", {jobs}, quiet), colourless, {});
        BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
        BOOST_REQUIRE(terminal.program() > 0);
        kill(terminal.program(), SIGKILL);
        BOOST_TEST(terminal.until_shows("the status is 137"), terminal.screen());
        BOOST_TEST(terminal.end() == 0);
        check_gone(terminal);
    }
}

BOOST_AUTO_TEST_CASE(a_display_that_is_killed_takes_nothing_along) {
    for (const char* jobs : {"--jobs=0", "--jobs=1"}) {
        const Watched run;
        Terminal terminal(run.in_shell("SeenTest", {jobs}), colourless, {});
        BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
        kill(display_of(terminal), SIGKILL);
        if (jobs == std::string("--jobs=1"))
            BOOST_TEST(terminal.until([&] { return !holds(terminal.screen(), "rows/s"); }), terminal.screen());
        run.open_door();
        BOOST_TEST(terminal.end() == 0);
        BOOST_TEST(holds(terminal.screen(), "\n4 planned = 4 run = 4 reported: 3 passed, 1 failed  ("));
        BOOST_TEST(terminal.lines().back() == "the status is 201", terminal.screen());
        BOOST_TEST(!holds(terminal.everything(), "left descriptor"));  // streams that lead nowhere are no row's doing
        check_gone(terminal);
    }
}

BOOST_AUTO_TEST_CASE(a_display_is_nobodys_leftover) {
    const Watched run;
    Terminal terminal(
        run.in_shell("LeavingsTest,SeenTest", {"--jobs=2", "--isolate=row", "--notes=" + run.path("notes")}),
        colourless, {24, 120});
    BOOST_TEST(until_runs(terminal, "SeenTest.testSeen[hangs]", 1), terminal.screen());
    BOOST_TEST(terminal.until_shows("7 passed, 1 failed"), terminal.screen());
    const pid_t before = display_of(terminal);
    // What the guard left is ended, and a new one goes on.
    // A listener hears the samples' runs, so that the program watches over the one that has the guard.
    const pid_t guard = Terminal::child_of(Terminal::child_of(terminal.program()));
    BOOST_REQUIRE(guard > 0);
    kill(guard, SIGKILL);
    BOOST_TEST(terminal.until_shows("1 broken"), terminal.screen());
    BOOST_TEST(display_of(terminal) == before);
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    const std::string all = terminal.everything();
    BOOST_TEST(occurrences(all, "left process ") == 2U, all);  // the rows' own
    BOOST_TEST(holds(all, "10 planned = 10 run = 10 reported: 8 passed, 1 failed, 1 broken"), all);
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(a_display_holds_no_pipe_open) {
    // Its input, its errors and one more descriptor lead to pipes; cat ends when nobody holds them any more.
    const std::string script = R"({ : | "$0" "$@" 2>&1 >&3 4>&1 | cat >)";
    const Watched run;
    Terminal terminal(run.in_shell("SeenTest", {"--jobs=1"}, script + run.path("errors") + "; } 3>&1"), colourless, {});
    BOOST_TEST(terminal.until_shows("SeenTest.testSeen[hangs]"), terminal.screen());
    std::size_t descriptors = 0;
    const std::string folder = "/proc/" + std::to_string(display_of(terminal)) + "/fd";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        ++descriptors;
        const std::string leads = std::filesystem::read_symlink(entry.path());
        BOOST_TEST(!leads.starts_with("pipe:"), leads);
        BOOST_TEST(!leads.starts_with("/tmp"), leads);
    }
    BOOST_TEST(descriptors <= 9U);  // streams, terminal, its two ends, orders, program, signals
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    check_gone(terminal);
}

BOOST_AUTO_TEST_CASE(a_program_that_a_row_runs_draws_nothing) {
    const Watched run;
    Terminal terminal(run.in_shell("NestingTest", {"--jobs=1"}), colourless, {});
    BOOST_TEST(until_runs(terminal, "NestingTest.testNest", 1), terminal.screen());
    BOOST_TEST(holds(terminal.screen(), ": 1 class, 1 method, 4 rows planned\n"), terminal.screen());
    BOOST_TEST(display_of(terminal) > 0);
    run.open_door();
    BOOST_TEST(terminal.end() == 0);
    BOOST_TEST(holds(terminal.screen(), "4 planned = 4 run = 4 reported: 3 passed, 1 failed"), terminal.screen());
    BOOST_TEST(terminal.lines().back() == "the status is 0", terminal.screen());
    check_gone(terminal);
}

BOOST_AUTO_TEST_SUITE_END()
