// Configuration methods of the suite, a test and groups, and what a failing one costs.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

using Words = std::vector<std::string>;

const auto jobs = data::make({"--jobs=0", "--jobs=1", "--jobs=1 --isolate=row"});

SampleRun run(Sample& sample, const std::string& which, const std::string& how, Words options = {}) {
    const std::size_t blank = how.find(' ');
    options.push_back(how.substr(0, blank));
    if (blank != std::string::npos) options.push_back(how.substr(blank + 1));
    options.push_back(sample.trace_option());
    return sample.run(which, options);
}

#define EXPECT_TRACE(...) BOOST_TEST(sample.trace() == (Words{__VA_ARGS__}), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_SUITE(levels)

BOOST_DATA_TEST_CASE(each_level_runs_once_around_all_that_is_in_it, jobs, how) {
    Sample sample;
    const SampleRun ran = run(sample, "LevelsTest,OtherLevelsTest", how);
    BOOST_TEST(ran.outcome.status == 0, ran.outcome.out);
    EXPECT_TRACE("baseSuite", "suite", "test", "database", "1 prepared", "2 prepared", "other", "databaseEnd",
                 "testEnd", "suiteEnd", "baseSuiteEnd");
    BOOST_TEST(ran.rows.size() == 3U);
}

BOOST_AUTO_TEST_CASE(only_what_is_selected_has_levels) {
    Sample sample;
    run(sample, "OtherLevelsTest", "--jobs=1");
    EXPECT_TRACE("baseSuite", "other", "baseSuiteEnd");
    Sample one;
    BOOST_TEST(run(one, "LevelsTest/testRows/ONE", "--jobs=1").outcome.status == 0);
    const Words trace = one.trace();
    BOOST_TEST((std::ranges::find(trace, "database") == trace.end()));
}

BOOST_DATA_TEST_CASE(each_test_of_a_suite_file_has_its_own, jobs, how) {
    Sample sample;
    Folder folder;
    const std::string file = folder.path("testng.xml");
    std::ofstream(file) << R"(<suite name="levels">
        <test name="first"><classes><class name="LevelsTest"/></classes></test>
        <test name="second"><classes><class name="LevelsTest"/><class name="OtherLevelsTest"/></classes></test>
    </suite>)";
    const SampleRun ran = run(sample, "*", how, {"--suite=" + file});
    BOOST_TEST(ran.outcome.status == 0, ran.outcome.out + ran.outcome.err);
    EXPECT_TRACE("baseSuite", "suite", "test", "test", "database", "1 prepared", "2 prepared", "1 prepared",
                 "2 prepared", "other", "databaseEnd", "testEnd", "testEnd", "suiteEnd", "baseSuiteEnd");
}

BOOST_DATA_TEST_CASE(what_fails_before_breaks_the_rows_within, jobs, how) {
    for (const char* level : {"baseSuite", "suite", "test"}) {
        Sample sample;
        const SampleRun ran = run(sample, "LevelsTest,OtherLevelsTest", how, {std::string("--failing=") + level});
        const std::string cause = std::string("before the ") + (level == std::string("test") ? "test" : "suite");
        for (const auto& row : ran.rows) {
            BOOST_TEST(row.status == "broken");
            BOOST_TEST(holds(row.cause, cause), row.cause);
            BOOST_TEST(holds(row.cause, std::string(level) + " fails"), row.cause);
        }
        BOOST_TEST(ran.rows.size() == 4U);  // and the level's own
        BOOST_TEST(ran.count("planned") == ran.count("reported"));
        BOOST_TEST(ran.outcome.status == 201);
        // What was begun is put away.
        BOOST_TEST(sample.trace().back() == "baseSuiteEnd");
    }
    Sample sample;
    const SampleRun ran = run(sample, "LevelsTest,OtherLevelsTest", how, {"--failing=database"});
    BOOST_TEST(ran.row("ONE").status == "passed");
    BOOST_TEST(ran.row("testOther", "once").status == "passed");
    BOOST_TEST(ran.row("database", "before_group_database").status == "broken");
    BOOST_TEST(ran.row("TWO").status == "broken");
    BOOST_TEST(holds(ran.row("TWO").cause, "before the group \"database\": LevelsTest.database"), ran.row("TWO").cause);
}

BOOST_DATA_TEST_CASE(what_fails_after_is_a_row_of_its_own, jobs, how) {
    for (const auto& [level, id] : {std::pair{"suiteEnd", "after_suite"}, {"databaseEnd", "after_group_database"}}) {
        Sample sample;
        const SampleRun ran = run(sample, "LevelsTest", how, {std::string("--failing=") + level});
        BOOST_TEST(ran.rows.size() == 3U);
        const auto& row = ran.row(level, id);
        BOOST_TEST((row.status == "broken" || row.status == "failed"));
        BOOST_TEST(ran.outcome.status == 201);
        BOOST_TEST(ran.count("planned") == ran.count("reported"));
        BOOST_TEST(ran.count("passed") == 2);
        BOOST_TEST(sample.trace().back() == "baseSuiteEnd");
        const auto journal = sample.journal();
        BOOST_TEST(text_of(journal.back().at("event")) == "run-finished");
    }
}

BOOST_DATA_TEST_CASE(rows_that_stream_have_the_levels_of_their_groups, jobs, how) {
    Sample sample;
    BOOST_TEST(run(sample, "LevelsTest", how, {"--row-bound=1"}).outcome.status == 0);
    const Words trace = sample.trace();
    const auto database = std::ranges::find(trace, "database");
    BOOST_TEST((database < std::ranges::find(trace, "2 prepared")));
}

BOOST_DATA_TEST_CASE(a_level_that_fails_is_told_though_no_row_runs_in_it, jobs, how) {
    Sample sample;
    const SampleRun ran = run(sample, "IdleLevelTest,OtherLevelsTest", how, {"--failing=idle"});
    BOOST_TEST(ran.row("testOther", "once").status == "passed");
    BOOST_TEST(ran.row("idle", "before_group_idle").status == "broken");
    BOOST_TEST(ran.outcome.status == 201);
}

BOOST_DATA_TEST_CASE(by_testngs_rule_what_did_not_begin_has_no_rows, jobs, how) {
    Sample sample;
    const SampleRun ran = run(sample, "LevelsTest", how, {"--failing=test", "--config-failure=skip-class"});
    for (const char* id : {"ONE", "TWO"}) BOOST_TEST(ran.row(id).status != "passed", id);
    BOOST_TEST(ran.outcome.status == 201);
}

BOOST_DATA_TEST_CASE(what_skips_where_no_row_is_to_skip_is_told, jobs, how) {
    for (const char* level : {"baseSuiteEnd skips", "close skips"}) {
        Sample sample;
        const SampleRun ran = run(sample, "SkippingEndTest", how, {std::string("--failing=") + level});
        BOOST_TEST(ran.outcome.status == 201, level);
        BOOST_TEST(ran.count("broken") == 1);
        BOOST_TEST(ran.count("passed") == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_crash_within_ends_in_order) {
    Sample sample;
    const SampleRun crashed = run(sample, "LevelsTest", "--jobs=1", {"--failing=crash 1"});
    BOOST_TEST(crashed.row("ONE").status == "broken");
    BOOST_TEST(crashed.row("TWO").status == "passed");
    EXPECT_TRACE("baseSuite", "suite", "test", "database", "1 prepared", "2 prepared", "databaseEnd", "testEnd",
                 "suiteEnd", "baseSuiteEnd");
}

/// `_exit(0)` ends a program as if all were well. What runs in the program's own process must not end it so.
BOOST_AUTO_TEST_CASE(one_that_ends_the_program_is_told) {
    for (const char* level : {"baseSuite", "test", "testEnd", "baseSuiteEnd"}) {
        for (const auto& [how, said, status] :
             {std::tuple{" ends all", "with status 0", 201}, std::tuple{" crashes", "by SIGKILL", 128 + SIGKILL}}) {
            Sample sample;
            const SampleRun ran = run(sample, "LevelsTest", "--jobs=1", {std::string("--failing=") + level + how});
            BOOST_TEST(ran.outcome.status == status, level);
            BOOST_TEST(holds(ran.outcome.err, "the program ended in the middle of its run, "), ran.outcome.err);
            BOOST_TEST(holds(ran.outcome.err, said), ran.outcome.err);
            BOOST_TEST(holds(ran.outcome.err, "." + std::string(level)), ran.outcome.err);
        }
    }
}

BOOST_AUTO_TEST_CASE(one_that_ends_the_program_leaves_no_earlier_report_behind) {
    Sample sample;
    BOOST_TEST(run(sample, "LevelsTest", "--jobs=1").outcome.status == 0);
    const SampleRun ran = run(sample, "LevelsTest", "--jobs=1", {"--failing=baseSuite ends all"});
    BOOST_TEST(ran.outcome.status == 201);
    for (const char* report : {"report.json", "index.html", "junit.xml"})
        BOOST_TEST(!std::filesystem::exists(sample.report(report)), report);
}

/// Whoever started the program knows the process that watches over it, and speaks to that.
BOOST_AUTO_TEST_CASE(a_signal_to_the_program_reaches_the_level) {
    Sample sample;
    Command command;
    command.kill_at = sample.trace_option().substr(std::string("--trace=").size());
    command.kill_when = "baseSuite";
    command.kill_with = SIGTERM;
    const SampleRun ran = sample.run_with(
        {"--run_test=LevelsTest", "--failing=baseSuite sleeps", "--jobs=1", sample.trace_option()}, command);
    BOOST_TEST(ran.outcome.status == 128 + SIGTERM);
    BOOST_TEST(ran.count("planned") == ran.count("reported"));
    BOOST_TEST(sample.trace().back() == "baseSuiteEnd");
}

BOOST_AUTO_TEST_CASE(one_that_hangs_ends_the_program) {
    Sample sample;
    const SampleRun ran = sample.run("SlowLevelTest", {"--jobs=1"});
    BOOST_TEST(ran.outcome.status == 200);
    BOOST_TEST(holds(ran.outcome.err, "SlowLevelTest.slowSuite timed out: it took longer than 50 ms"), ran.outcome.err);
}

BOOST_AUTO_TEST_CASE(a_failing_before_method_costs_its_row_or_with_testngs_rule_its_class) {
    Sample sample;
    const SampleRun mild = run(sample, "SpoiltTest", "--jobs=1", {"--failing=before"});
    BOOST_TEST(mild.row("TWO").status == "broken");
    BOOST_TEST(mild.row("THREE").status == "passed");
    EXPECT_TRACE("before", "1", "after", "always", "before", "after", "always", "before", "3", "after", "always",
                 "before", "behind", "after", "always", "close");
    for (const char* how : {"--jobs=0", "--jobs=1", "--jobs=1 --isolate=method"}) {
        Sample other;
        const SampleRun strict = run(other, "SpoiltTest", how, {"--failing=before", "--config-failure=skip-class"});
        BOOST_TEST(strict.row("ONE").status == "passed");
        BOOST_TEST(strict.row("TWO").status == "broken");
        BOOST_TEST(strict.row("THREE").status == "skipped");
        BOOST_TEST(holds(strict.row("THREE").cause, "configuration"), strict.row("THREE").cause);
        BOOST_TEST(strict.row("testBehind", "once").status == "skipped");
        BOOST_TEST(strict.outcome.status == 201);
        BOOST_TEST(other.trace() == (Words{"before", "1", "after", "always", "before", "always"}),
                   boost::test_tools::per_element());
    }
    const SampleRun wrong = sample.run("SpoiltTest", {"--config-failure=never"});
    BOOST_TEST(holds(wrong.outcome.err, "--config-failure=never can't be read; expected row or skip-class"));
}

BOOST_AUTO_TEST_CASE(a_configuration_method_has_a_time_of_its_own) {
    Sample sample;
    const SampleRun hangs = run(sample, "SpoiltTest", "--jobs=1", {"--failing=before hangs", "--grace=100ms"});
    BOOST_TEST(hangs.row("ONE").status == "passed");
    BOOST_TEST(hangs.row("TWO").status == "broken");
    BOOST_TEST(holds(hangs.row("TWO").cause, "timed out: SpoiltTest.before took longer than 100 ms"),
               hangs.row("TWO").cause);
    BOOST_TEST(hangs.row("THREE").status == "passed");
    Sample other;
    const SampleRun close = run(other, "SpoiltTest", "--jobs=1", {"--failing=close hangs", "--grace=100ms"});
    BOOST_TEST(close.row("after_class").status == "broken");
    BOOST_TEST(holds(close.row("after_class").cause, "timed out: SpoiltTest.close took longer than 100 ms"),
               close.row("after_class").cause);
    BOOST_TEST(close.count("passed") == 4);
}

BOOST_AUTO_TEST_SUITE_END()
