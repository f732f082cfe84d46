// Rows that are tried again, that must fail, that must throw, that run several times.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>

#include <chrono>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

std::size_t attempts(const ReportedRow& row) {
    const auto* all = row.all.as_object().if_contains("attempts");
    return all == nullptr ? 0 : all->as_array().size();
}

const auto jobs = data::make({"--jobs=0", "--jobs=1", "--jobs=2"});

}  // namespace

BOOST_AUTO_TEST_SUITE(attempts_)

BOOST_DATA_TEST_CASE(a_row_that_passes_at_last_is_flaky_and_keeps_its_attempts, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("RetryTest/testRetries,testPlain,testAnalyzed", {how, "--retries=2"});
    BOOST_TEST(run.row("testRetries", "FIRST").status == "passed");
    BOOST_TEST(attempts(run.row("testRetries", "FIRST")) == 0U);
    const auto& third = run.row("testRetries", "THIRD");
    BOOST_TEST(third.status == "flaky");
    BOOST_TEST(third.cause == "passed at attempt 3; the one before: call 2");
    BOOST_REQUIRE(attempts(third) == 2U);
    const auto& earlier = third.all.at("attempts").at(0);
    BOOST_TEST(text_of(earlier.at("status")) == "failed");
    BOOST_TEST(text_of(earlier.at("failures").at(0).at("message")) == "call 1");
    BOOST_TEST(third.failures.empty());
    const auto& never = run.row("testRetries", "NEVER");
    BOOST_TEST(never.status == "failed");
    BOOST_TEST(never.failures == std::vector<std::string>{"call 3"}, boost::test_tools::per_element());
    BOOST_TEST(attempts(never) == 2U);
    BOOST_TEST(run.row("testPlain", "once").status == "flaky");  // by --retries

    // The analyzer decides by what went wrong.
    BOOST_TEST(run.row("testAnalyzed", "THIRD").status == "flaky");
    const auto& full = run.row("testAnalyzed", "NEVER");
    BOOST_TEST(full.status == "broken");
    BOOST_TEST(attempts(full) == 0U);

    BOOST_TEST(run.count("flaky") == 5);
    BOOST_TEST(run.count("reported") == run.count("planned"));
    BOOST_TEST(holds(run.outcome.out, "flaky  RetryTest.testRetries[THIRD]: passed at attempt 3"), run.outcome.out);
    const std::string junit = contents(sample.report("junit.xml"));
    BOOST_TEST(holds(junit, "<flakyFailure message=\"call 1\""));
    BOOST_TEST(holds(junit, "<rerunFailure message=\"call 1\""));
}

BOOST_DATA_TEST_CASE(flaky_is_green_but_no_clean_pass_for_a_gate, jobs, how) {
    Sample sample;
    BOOST_TEST(sample.run("RetryTest/testRetries/SECOND,THIRD", {how}).outcome.status == 0);
    const SampleRun run = sample.run("RetryTest/testPlain,testAfterFlaky", {how, "--retries=2"});
    BOOST_TEST(run.row("testAfterFlaky", "once").status == "passed");  // only the last attempt counts
    BOOST_TEST(run.outcome.status == 0);
    BOOST_TEST(sample.run("RetryTest/testPlain", {how}).outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_crash_is_the_rows_last_attempt) {
    Sample sample;
    const SampleRun run = sample.run("RetryTest/testCrashes", {"--jobs=1"});
    BOOST_TEST(run.only().status == "broken");
    BOOST_TEST(attempts(run.only()) == 1U);
    BOOST_TEST(run.only().failures.empty());
}

BOOST_DATA_TEST_CASE(a_row_whose_process_ends_is_tried_again_in_another,
                     data::make({"--isolate=none", "--isolate=method", "--isolate=row", "--row-bound=1"}), how) {
    Sample sample;
    Folder lives;
    const SampleRun run =
        sample.run("CrashRetryTest/testComesBack", {how, "--jobs=2", "--grace=100ms", "--lives=" + lives.path("")});
    BOOST_TEST(run.row("FIRST").status == "passed");
    BOOST_TEST(attempts(run.row("FIRST")) == 0U);
    const auto& third = run.row("THIRD");
    BOOST_TEST(third.status == "flaky");
    BOOST_TEST(third.cause == "passed at attempt 3; the one before: the row ended its process with _exit(0)");
    BOOST_REQUIRE(attempts(third) == 2U);
    // A sanitizer ends the program itself.
    if (!sanitized()) BOOST_TEST(holds(text_of(third.all.at("attempts").at(0).at("cause")), "SIGSEGV"));
    BOOST_TEST(text_of(third.all.at("attempts").at(1).at("status")) == "broken");
    const auto& never = run.row("NEVER");
    BOOST_TEST(never.status == "failed");  // its last attempt came to its end
    BOOST_TEST(attempts(never) == 3U);
    BOOST_TEST(holds(text_of(never.all.at("attempts").at(2).at("cause")), "timed out"));
    BOOST_TEST(run.count("planned") == 4);
    BOOST_TEST(run.count("run") == 4);
    BOOST_TEST(run.count("reported") == 4);
    BOOST_TEST(run.count("flaky") == 2);
    // What the journal tells once more is the same.
    BOOST_TEST(holds(contents(sample.report("junit.xml")), "<flakyFailure message=\"the row ended its process"));
}

BOOST_AUTO_TEST_CASE(an_analyzer_is_asked_about_a_row_whose_process_ended) {
    if (sanitized()) return;  // the analyzer asks for the signal, and a sanitizer ends the program itself
    Sample sample;
    Folder lives;
    const SampleRun run =
        sample.run("CrashRetryTest/testAnalyzed,testAfter", {"--jobs=1", "--lives=" + lives.path("")});
    BOOST_TEST(run.row("testAnalyzed", "THIRD").status == "flaky");
    BOOST_TEST(attempts(run.row("testAnalyzed", "THIRD")) == 2U);
    const auto& never = run.row("testAnalyzed", "NEVER");
    BOOST_TEST(never.status == "broken");
    BOOST_TEST(holds(never.cause, "SIGABRT"), never.cause);
    BOOST_TEST(attempts(never) == 0U);  // its end was its only one
    BOOST_TEST(run.row("testAfter", "once").status == "skipped");
    BOOST_TEST(run.count("planned") == run.count("reported"));
}

/// A run that is killed in between, and gone on with.
BOOST_AUTO_TEST_CASE(a_row_that_waits_to_be_tried_again_is_not_lost) {
    Sample sample;
    Folder lives;
    Command command;
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"elsewhere\":true";
    const std::vector<std::string> options{"--run_test=CrashRetryTest/testComesBack", "--jobs=1", "--grace=100ms",
                                           "--lives=" + lives.path("")};
    static_cast<void>(sample.run_with(options, command));
    auto again = options;
    again.emplace_back("--resume");
    const SampleRun run = sample.run_with(again);
    BOOST_TEST(run.count("planned") == 4);
    BOOST_TEST(run.count("reported") == 4);
    BOOST_TEST(run.row("SECOND").status == "flaky");  // its attempts are known yet
    BOOST_TEST(attempts(run.row("SECOND")) == 1U);
}

BOOST_AUTO_TEST_CASE(a_row_that_ends_its_processes_is_broken_when_the_run_is_asked_to_end) {
    Sample sample;
    Command command;
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"elsewhere\":true";
    command.kill_with = SIGTERM;
    const SampleRun run = sample.run_with({"--run_test=CrashRetryTest/testNeverComesBack", "--jobs=1"}, command);
    BOOST_TEST(run.outcome.status == 128 + SIGTERM);
    BOOST_TEST(run.only().status == "broken", run.only().cause);
    BOOST_TEST(attempts(run.only()) >= 1U);
    BOOST_TEST(run.count("planned") == 1);
    BOOST_TEST(run.count("run") == 1);
    BOOST_TEST(run.count("reported") == 1);
}

BOOST_DATA_TEST_CASE(what_ends_without_a_word_is_no_pass, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("WordlessTest", {how});
    BOOST_TEST(run.row("testFails", "once").status == "failed");
    BOOST_TEST(run.row("testSkips", "once").status == "skipped");
    BOOST_TEST(run.row("testLacks", "once").status == "skipped");
    BOOST_TEST(run.row("testIsWrong", "once").status == "broken");
    BOOST_TEST(run.row("testThrows", "once").status == "broken");
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_row_with_a_known_bug_must_fail) {
    Sample sample;
    const SampleRun run = sample.run("KnownBugTest", {"--jobs=1"});
    BOOST_TEST(run.row("FAILS").status == "known bug");
    BOOST_TEST(run.row("FAILS").cause == "known bug B-1: as ever");
    BOOST_TEST(run.row("THROWS").status == "known bug");
    BOOST_TEST(run.row("CRASHES").status == "known bug");
    BOOST_TEST(holds(run.row("CRASHES").cause, "known bug B-3: "));
    BOOST_TEST(run.row("KILLED").status == "broken");  // whoever killed it, no bug was seen
    BOOST_TEST(run.row("PASSES").status == "failed");
    BOOST_TEST(holds(run.row("PASSES").cause, "passed, though it must fail by the known bug B-4"));
    BOOST_TEST(run.outcome.status == 201);
    for (const char* how : {"--jobs=0", "--jobs=1"}) {
        const SampleRun bugs = sample.run("KnownBugTest/testBugs/FAILS,THROWS", {how});
        BOOST_TEST(bugs.count("knownBug") == 2);
        BOOST_TEST(!bugs.green());  // nothing passed: nothing was proved
    }
    BOOST_TEST(sample.run("KnownBugTest/testBugs/FAILS:RetryTest/testRetries/FIRST").outcome.status == 0);
}

BOOST_AUTO_TEST_CASE(a_known_bug_that_is_interrupted_is_not_that_bug_and_runs_again) {
    Sample sample;
    Command command{{samples()}};
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"id\":\"SLEEPS\"";
    command.kill_with = SIGINT;
    const std::vector<std::string> rows{"--run_test=SlowBugTest", "--jobs=1"};
    auto first = rows;
    first.insert(first.end(), {"--pause=30", "--grace=50ms"});
    const SampleRun run = sample.run_with(first, command);
    BOOST_TEST(run.row("SLEEPS").status == "broken");
    BOOST_TEST(holds(run.row("SLEEPS").cause, "interrupted by SIGINT"), run.row("SLEEPS").cause);
    auto rest = rows;
    rest.insert(rest.end(), {"--pause=0", "--resume"});
    const SampleRun again = sample.run_with(rest);
    BOOST_TEST(again.row("SLEEPS").cause == "known bug B-6: as ever");
    BOOST_TEST(again.row("OTHER").status == "passed");
}

BOOST_DATA_TEST_CASE(what_comes_before_the_body_is_no_known_bug, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("UnpreparedBugTest", {how});
    BOOST_TEST(run.row("SLEEPS").status == "broken");
    BOOST_TEST(holds(run.row("SLEEPS").cause, "the server doesn't start"), run.row("SLEEPS").cause);
    if (how != std::string("--jobs=0"))
        BOOST_TEST(sample.run("UnpreparedBugTest", {how, "--pause=crash"}).row("SLEEPS").status == "broken");
}

BOOST_DATA_TEST_CASE(attempts_are_within_the_time_of_all_rows, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("BudgetRetryTest", {how, "--grace=50ms"});
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(attempts(run.only()) <= 3U);
}

BOOST_DATA_TEST_CASE(what_failed_and_is_then_skipped_has_failed, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("RetryTest/testSkipsThen,testBreaksThenSkips,testRetries", {how});
    const auto& failed = run.row("testSkipsThen", "once");
    BOOST_TEST(failed.status == "failed");
    BOOST_TEST(failed.failures ==
                   (std::vector<std::string>{"a real failure", "tried again, it was skipped: now it's gone"}),
               boost::test_tools::per_element());
    BOOST_TEST(attempts(failed) == 1U);
    const auto& broken = run.row("testBreaksThenSkips", "once");
    BOOST_TEST(broken.status == "broken");
    BOOST_TEST(holds(broken.cause, "the disk is full; tried again, it was skipped: now it's gone"), broken.cause);
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_pause_before_a_retry_ends_with_the_run) {
    Sample sample;
    Command command{{samples()}};
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"row-retried\"";
    command.kill_with = SIGINT;
    const auto begin = std::chrono::steady_clock::now();
    const SampleRun run = sample.run_with({"--run_test=PauseTest", "--jobs=1"}, command);
    BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(20)));
    BOOST_TEST(run.only().status == "failed");
    BOOST_TEST(run.only().failures ==
                   (std::vector<std::string>{"the first", "it wasn't tried again: the run was asked to end"}),
               boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(an_attempt_has_its_own_attachments_and_all_rows_theirs, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("AttachedTest", {how});
    BOOST_TEST(run.only().status == "flaky");
    const auto& attachments = run.only().all.at("attachments").as_array();
    BOOST_REQUIRE(attachments.size() == 2U);
    BOOST_TEST(text_of(attachments[0].at("content")) == "of all");
    BOOST_TEST(text_of(attachments[1].at("content")) == "2");
}

BOOST_DATA_TEST_CASE(a_failure_behind_a_skip_is_seen, jobs, how) {
    for (const char* bound : {"--row-bound=1", "--row-bound=100"}) {
        Sample sample;
        const SampleRun run = sample.run("MixedTest", {how, bound});
        BOOST_TEST(run.row("SKIPS").cause == "not this one");
        BOOST_TEST(run.row("FAILS").status == "failed");
        BOOST_TEST(run.row("PASSES").status == "skipped", bound);
    }
}

BOOST_DATA_TEST_CASE(what_proves_nothing_is_expected_by_its_own_name_only, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("ThrowTest", {how});
    BOOST_TEST(run.row("testAway", "once").status == "skipped");
    BOOST_TEST(run.row("testAway", "once").cause == "no database");
    BOOST_TEST(run.row("testWrongFile", "once").status == "broken");
    BOOST_TEST(run.row("testNamedAway", "once").status == "passed");
    BOOST_TEST(run.row("testNamedWrongFile", "once").status == "passed");
    BOOST_TEST(run.row("testLongMessage", "once").status == "passed");
}

BOOST_DATA_TEST_CASE(an_expected_exception_is_a_success_and_any_other_end_a_failure, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("ThrowTest", {how});
    for (const char* id : {"BY_ANNOTATION", "BY_NAME", "BY_BASE"}) BOOST_TEST(run.row(id).status == "passed", id);
    const auto fails = [&](const ReportedRow& row, const std::string& message) {
        BOOST_TEST(row.status == "failed");
        BOOST_TEST(row.failures == std::vector<std::string>{message}, boost::test_tools::per_element());
    };
    const std::string type = "(anonymous namespace)::NotCovered";
    fails(run.row("WRONG_TYPE"), "expected std::logic_error, and it threw " + type + ": five is not covered");
    fails(run.row("WRONG_TEXT"), "expected a message that holds \"elsewhere\", and it is \"five is not covered\"");
    fails(run.row("testNothing", "once"), "expected " + type + ", and nothing was thrown");
    fails(run.row("testOther", "once"), "expected " + type + ", and it threw std::logic_error: wrong");
    BOOST_TEST(run.row("testPattern", "once").status == "passed");
    fails(run.row("testWrongPattern", "once"),
          "expected a message that matches \"five\", and it is \"five is not covered\"");
    BOOST_TEST(run.row("testInt", "once").status == "passed");
    BOOST_TEST(run.row("testSkips", "once").status == "skipped");
}

BOOST_DATA_TEST_CASE(invocations_percentages_and_empty_providers, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("CountTest", {how});
    std::size_t thrice = 0;
    for (const auto& row : run.rows) thrice += text_of(row.all.at("method")) == "testThrice" ? 1 : 0;
    BOOST_TEST(thrice == 12U);
    BOOST_TEST(run.row("testThrice", "SECOND_run3").status == "passed");
    BOOST_TEST(run.row("testOften", "once_run2").status == "failed");
    BOOST_TEST(run.row("testOften", "once_run5").status == "skipped");
    BOOST_TEST(run.row("testOften", "once_run5").cause == "row once_run2 of it failed");

    const SampleRun mostly = sample.run("CountTest/testMostly,testEmpty", {how});
    BOOST_TEST(mostly.row("NEVER").status == "failed");
    BOOST_TEST(mostly.outcome.status == 0);
    BOOST_TEST(holds(mostly.outcome.out, "success of CountTest.testMostly: 3 of 4 rows passed, 75 %; wanted 75 %"),
               mostly.outcome.out);
    const SampleRun rarely = sample.run("RareTest", {how});
    BOOST_TEST(rarely.outcome.status == 201);
    BOOST_TEST(holds(rarely.outcome.out, "success of RareTest.testRarely: 3 of 4 rows passed, 75 %; wanted 76 %"));
}

BOOST_AUTO_TEST_CASE(a_stream_is_run_as_often_as_it_says) {
    Sample sample;
    const SampleRun run = sample.run("CountTest/testThrice", {"--row-bound=2", "--jobs=1"});
    BOOST_TEST(run.rows.size() == 12U);
    BOOST_TEST(run.row("NEVER_run3").status == "passed");
}

BOOST_AUTO_TEST_CASE(values_that_make_no_sense_are_told_before_anything_runs) {
    Sample sample;
    const SampleRun run = sample.run("WrongValuesTest");
    const std::pair<const char*, const char*> corpus[] = {
        {"testPercentage", ".successPercentage = 101; expected 0 to 100"},
        {"testCount", ".invocationCount = 0; expected at least 1"},
        {"testPattern", ".expectedExceptionsMessageRegExp = \"(\" is no regular expression"},
        {"testAnalyzer", "no retry analyzer \"only_network\"; did you mean \"only_networks\"?"},
    };
    for (const auto& [method, message] : corpus) {
        const auto& row = run.row(method, "setup");
        BOOST_TEST(row.status == "broken");
        BOOST_TEST(holds(row.cause, message), row.cause);
    }
}

BOOST_AUTO_TEST_SUITE_END()
