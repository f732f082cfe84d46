#include "report/collect.hpp"
#include "report/console_progress.hpp"
#include "support/approved.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

using namespace offbeat;
using namespace offbeat::test;
using report::ConsoleOptions;

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

BOOST_AUTO_TEST_CASE(progress_in_words) {
    BOOST_TEST(report::progress_text(250, 1000, 10) == "250/1000 (25 %), 25 rows/s, 30.0 s left");
    BOOST_TEST(report::progress_text(1000, 1000, 10) == "1000/1000 (100 %), 100 rows/s");
    BOOST_TEST(report::progress_text(5, 0, 10) == "5, 0.5 rows/s");
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
