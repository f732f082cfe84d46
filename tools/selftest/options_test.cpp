#include "sample.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace selftest;

namespace {

std::vector<std::string> ids(const SampleRun& run) {
    std::vector<std::string> all;
    for (const auto& row : run.rows) all.push_back(text_of(row.all.at("method")) + '/' + row.id);
    return all;
}

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(run_test_takes_class_method_row_wildcard_and_group) {
    Sample sample;
    BOOST_TEST(sample.run("SlowTest").rows.size() == 15U);
    BOOST_TEST(sample.run("SlowTest/testSlowly").rows.size() == 15U);
    BOOST_TEST((ids(sample.run("SlowTest/testSlowly/row_7")) == Words{"testSlowly/row_7"}));
    BOOST_TEST((ids(sample.run("SlowTest/testSlowly/row_1*")) ==
                Words{"testSlowly/row_1", "testSlowly/row_10", "testSlowly/row_11", "testSlowly/row_12",
                      "testSlowly/row_13", "testSlowly/row_14", "testSlowly/row_15"}));
    BOOST_TEST((ids(sample.run("*/passes*")) == Words{"passes/once", "passesToo/once"}));
    BOOST_TEST((ids(sample.run("@good")) == Words{"passes/once", "passesToo/once"}));
    BOOST_TEST(sample.run_with({"-t", "SlowTest/testSlowly/row_7"}).rows.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_matches_nothing_or_is_unknown_ends_with_200) {
    Sample sample;
    BOOST_TEST(sample.run("NoSuchTest").outcome.status == 200);
    BOOST_TEST(sample.run("SlowTest/testSlowly/row_99").outcome.status == 200);
    const SampleRun unknown = sample.run_with({"--reprot-dir=x"});
    BOOST_TEST(unknown.outcome.status == 200);
    BOOST_TEST(holds(unknown.outcome.err, "unknown option --reprot-dir; did you mean \"report-dir\"?"),
               unknown.outcome.err);
    BOOST_TEST(sample.run_with({"--row-bound=many"}).outcome.status == 200);
    BOOST_TEST(sample.run_with({"--row-bound"}).outcome.status == 200);
    BOOST_TEST(sample.run_with({"--log_level=nonsense"}).outcome.status == 200);
    BOOST_TEST(!sample.reports().holds_files());
}

BOOST_AUTO_TEST_CASE(boost_tests_own_listings) {
    Sample sample;
    const SampleRun content = sample.run_with({"--list_content"});
    BOOST_TEST(content.outcome.status == 0);
    BOOST_TEST(holds(content.outcome.err, "SlowTest*"), content.outcome.err.substr(0, 500));
    BOOST_TEST(holds(content.outcome.err, "row_15*"), content.outcome.err.substr(0, 500));
    BOOST_TEST(content.outcome.out == "");
    const SampleRun dot = sample.run_with({"--list_content=DOT"});
    BOOST_TEST(holds(dot.outcome.err, "digraph G"), dot.outcome.err.substr(0, 500));
    BOOST_TEST(holds(dot.outcome.err, "row_15|"), dot.outcome.err.substr(0, 500));
    const SampleRun labels = sample.run_with({"--list_labels"});
    BOOST_TEST(labels.outcome.status == 0);
    BOOST_TEST(holds(labels.outcome.err + labels.outcome.out, "good"));
    BOOST_TEST(!sample.testres().holds_files());  // a listing writes no driver
    BOOST_TEST(!sample.reports().holds_files());
}

BOOST_AUTO_TEST_CASE(help_shows_our_options_and_boost_tests) {
    Sample sample;
    const SampleRun help = sample.run_with({"--help"});
    BOOST_TEST(help.outcome.status == 0);
    for (const char* word : {"--report-dir", "--row-bound", "--trace", "--run_test", "--log_level"}) {
        BOOST_TEST(holds(help.outcome.out + help.outcome.err, word), word);
    }
    const SampleRun version = sample.run_with({"--version"});
    BOOST_TEST(version.outcome.status == 0);
    BOOST_TEST(version.outcome.out.starts_with("offbeat "));
    BOOST_TEST(!sample.reports().holds_files());
}

BOOST_AUTO_TEST_CASE(boost_tests_log_keeps_stdout_and_our_console_steps_aside) {
    Sample sample;
    const SampleRun run = sample.run("VerdictTest/passes,failsTest", {"--log_level=test_suite"});
    BOOST_TEST(holds(run.outcome.out, "Entering test case \"once\""), run.outcome.out);
    BOOST_TEST(holds(run.outcome.out, "error: in \"VerdictTest/failsTest/once\": check 1 == 2 has failed"),
               run.outcome.out);
    BOOST_TEST(holds(run.outcome.out, "Leaving test case \"once\""), run.outcome.out);
    BOOST_TEST(!holds(run.outcome.out, "planned"), run.outcome.out);
    BOOST_TEST(holds(run.outcome.err, "2 planned = 2 run = 2 reported"), run.outcome.err);
    BOOST_TEST(!holds(run.outcome.out, "\x1b"));
    BOOST_TEST(run.row("once").status != "");
    // Its level doesn't change what our reports hold.
    for (const char* level : {"--log_level=nothing", "--log_level=all", "--log_level=error"}) {
        BOOST_TEST(sample.run("VerdictTest/failsTest", {level}).only().failures.size() == 2U);
    }
}

BOOST_AUTO_TEST_CASE(random_order_runs_the_same_rows) {
    Sample sample;
    const SampleRun straight = sample.run("SlowTest");
    const SampleRun random = sample.run("SlowTest", {"--random=7"});
    BOOST_TEST(random.outcome.status == 0);
    auto a = ids(straight), b = ids(random);
    BOOST_TEST((a != b));
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    BOOST_TEST((a == b));
    // It is ours, which knows what rows wait for, and says by which seed.
    BOOST_TEST(holds(random.outcome.out, ", shuffled: --shuffle=7\n"), random.outcome.out);
    BOOST_TEST(sample.run("OrderTest,PhaseTest", {"--random=7", sample.trace_option()}).count("reported") == 7);
}

BOOST_AUTO_TEST_CASE(the_environment_asks_for_boost_tests_log_as_the_option_does) {
    Sample sample;
    const SampleRun run =
        sample.run_with({"--run_test=VerdictTest/passes"}, {{samples()}, {"BOOST_TEST_LOG_LEVEL=test_suite"}});
    BOOST_TEST(holds(run.outcome.out, "Entering test case \"once\""), run.outcome.out);
}

BOOST_AUTO_TEST_CASE(plan_list_and_rows_run_nothing_and_write_nothing) {
    Sample sample;
    const SampleRun plan = sample.run_with({"--plan"});
    BOOST_TEST(holds(plan.outcome.out, "SlowTest.testSlowly   15 rows, from fifteen\n"), plan.outcome.out);
    BOOST_TEST(holds(plan.outcome.out, "PROBLEM "), plan.outcome.out);
    BOOST_TEST(plan.outcome.status == 201);  // bad rows are known before anything runs
    const SampleRun list = sample.run_with({"--list"});
    BOOST_TEST(holds(list.outcome.out, "SlowTest/testSlowly/row_15\ttext = \"15\"\n"), list.outcome.out);
    const SampleRun rows = sample.run_with({"--rows"});
    std::set<std::string> keys;
    for (const auto& line : lines_of(rows.outcome.out)) {
        const auto row = boost::json::parse(line);
        BOOST_TEST(row.as_object().contains("id"));
        BOOST_TEST(row.as_object().contains("parameters"));
    }
    BOOST_TEST(lines_of(rows.outcome.out).size() == lines_of(list.outcome.out).size());
    BOOST_TEST(!sample.reports().holds_files());
    BOOST_TEST(!sample.testres().holds_files());  // the driver that is missing isn't written either
    BOOST_TEST(sample.trace().empty());
}

BOOST_AUTO_TEST_CASE(a_run_writes_the_driver_that_is_missing) {
    Sample sample;
    BOOST_TEST(sample.run("VerdictTest/waits").only().status == "not configured");
    BOOST_TEST(std::filesystem::exists(sample.testres().path("selftest/no_such_driver.csv")));
}

BOOST_AUTO_TEST_CASE(no_colour_goes_into_pipes_unless_it_is_forced) {
    Sample sample;
    const auto colours = [&](std::vector<std::string> environment, bool terminal) {
        environment.push_back("TERM=xterm");
        Command command{{samples()}, std::move(environment)};
        command.terminal = terminal;
        return holds(sample.run_with({"--run_test=VerdictTest/failsTest"}, command).outcome.out, "\x1b[");
    };
    BOOST_TEST(!colours({}, false));
    BOOST_TEST(colours({"NO_COLOR="}, true));
    BOOST_TEST(!colours({"NO_COLOR=1"}, true));
    BOOST_TEST(colours({"NO_COLOR=", "CLICOLOR_FORCE=1"}, false));
    BOOST_TEST(!colours({"NO_COLOR=1", "CLICOLOR_FORCE=1"}, false));
}

BOOST_AUTO_TEST_CASE(a_report_that_cannot_be_written_is_not_green) {
    Sample sample;
    const SampleRun run = sample.run_with({"--run_test=VerdictTest/passes", "--report-dir=/dev/null/x"},
                                          {{samples(), "--testres=" + sample.testres().path()}});
    BOOST_TEST(run.outcome.status != 0);
    BOOST_TEST(holds(run.outcome.err, "/dev/null/x"), run.outcome.err);
}

BOOST_AUTO_TEST_SUITE_END()
