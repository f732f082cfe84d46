#include "report/collect.hpp"
#include "support/approved.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

using namespace offbeat;
using namespace offbeat::test;
using report::ConsoleOptions;

namespace {

/// What wants_live() says of standard output in a session whose terminal it leads to.
bool live_in_own_terminal() {
    int terminal = -1;
    const pid_t session = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    BOOST_REQUIRE(session >= 0);
    if (session == 0) ::_exit(report::wants_live(STDOUT_FILENO) ? 0 : 1);
    int status = -1;
    BOOST_REQUIRE(::waitpid(session, &status, 0) == session);
    ::close(terminal);
    return status == 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(console)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    check_approved("console.txt", console_of(mixed_run("out/voucher"), ConsoleOptions{}));
    check_approved("console_green.txt", console_of(voucher_run("out/voucher"), ConsoleOptions{}));
    check_approved("attached.txt", console_of(attached_run("out/payment"), ConsoleOptions{}));
    ConsoleOptions ascii;
    ascii.unicode = false;
    check_approved("console_ascii.txt", console_of(mixed_run("out/voucher"), ascii));
    ConsoleOptions terminal;
    terminal.colour = terminal.live = true;
    check_approved("console_terminal.txt", console_of(mixed_run("out/voucher"), terminal));
}

BOOST_AUTO_TEST_CASE(names_the_page_that_was_written) {
    const TempDir dir;
    BOOST_TEST(occurrences(console_of(voucher_run(dir.path()), {}), "index.html") == 0U);
    write_file(dir.file("index.html"), "<html/>");
    const std::string shown = console_of(voucher_run(dir.path()), {});
    BOOST_TEST(shown.substr(shown.rfind('\n', shown.size() - 2) + 1) == dir.file("index.html") + '\n');
}

BOOST_AUTO_TEST_CASE(shows_no_control_character) {
    for (const bool live : {false, true}) {
        ConsoleOptions options;
        options.live = live;
        const std::string shown = console_of(hostile_run("out/\x1b[2J"), options);
        for (const char c : shown) BOOST_CHECK(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
        BOOST_TEST(occurrences(shown, "\xe2\x80\xae") == 0U);
        BOOST_TEST(occurrences(shown, "\xc2\x9b") == 0U);
        BOOST_TEST(shown.size() < 200U * 1024U);
    }
}

BOOST_AUTO_TEST_CASE(counts_the_failures_that_it_does_not_show) {
    char* text = nullptr;
    std::size_t size = 0;
    std::FILE* out = ::open_memstream(&text, &size);
    const auto reporter = report::make_console_reporter(out, {});
    emit_stream("out", 100, *reporter, [](std::size_t) { return Status::failed; });
    std::fclose(out);
    const std::string shown(text, size);
    std::free(text);
    BOOST_TEST(occurrences(shown, "rerun: ") == 20U);
    BOOST_TEST(occurrences(shown, "... and 80 more of ManyRowsTest.testMany") == 1U);
    BOOST_TEST(occurrences(shown, "100 planned = 100 run = 100 reported: 100 failed") == 1U);
}

BOOST_AUTO_TEST_CASE(a_log_tells_what_runs_but_not_what_ran_before) {
    char* text = nullptr;
    std::size_t size = 0;
    std::FILE* out = ::open_memstream(&text, &size);
    const auto reporter = report::make_console_reporter(out, {});
    MethodPlan method;
    method.class_name = "ManyRowsTest";
    method.method = "testMany";
    RunStarted started;
    started.planned = 3;
    reporter->on(started);
    reporter->on(method);
    Row row;
    row.id = "row_1";
    // Times of a run that is taken up again: now is long before them.
    reporter->on(RowStarted{method, row, 1, 5});
    reporter->on(Heartbeat{500});
    std::fclose(out);
    const std::string shown(text, size);
    std::free(text);
    BOOST_TEST(occurrences(shown, "...") == 0U, shown);
}

BOOST_AUTO_TEST_CASE(a_live_area_where_somebody_looks) {
    ::unsetenv("CI");
    ::setenv("TERM", "xterm", 1);
    BOOST_TEST(live_in_own_terminal());
    for (const char* ci : {"true", "1"}) {
        ::setenv("CI", ci, 1);
        BOOST_TEST(!live_in_own_terminal());
    }
    ::setenv("CI", "false", 1);
    BOOST_TEST(live_in_own_terminal());
    ::setenv("TERM", "dumb", 1);
    BOOST_TEST(!live_in_own_terminal());
    ::unsetenv("TERM");
    ::unsetenv("CI");
    BOOST_TEST(!live_in_own_terminal());

    ::setenv("TERM", "xterm", 1);
    int outer = -1;
    int inner = -1;
    BOOST_REQUIRE(::openpty(&outer, &inner, nullptr, nullptr, nullptr) == 0);
    BOOST_TEST(!report::wants_live(inner));  // some other session's, as far as this process knows
    ::unsetenv("TERM");
    ::close(outer);
    ::close(inner);
}

BOOST_AUTO_TEST_CASE(colour_where_it_is_wanted) {
    for (const char* name : {"NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR"}) ::unsetenv(name);
    std::FILE* file = std::tmpfile();
    BOOST_TEST(!report::wants_colour(::fileno(file)));
    ::setenv("FORCE_COLOR", "1", 1);
    BOOST_TEST(report::wants_colour(::fileno(file)));
    ::setenv("NO_COLOR", "1", 1);
    BOOST_TEST(!report::wants_colour(::fileno(file)));
    ::unsetenv("FORCE_COLOR");
    ::unsetenv("NO_COLOR");
    std::fclose(file);
}

BOOST_AUTO_TEST_SUITE_END()
