#include "sample.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

using namespace selftest;

BOOST_AUTO_TEST_SUITE(assertions)

BOOST_AUTO_TEST_CASE(those_that_hold_are_counted_as_boost_counts_its_own) {
    Sample sample;
    const SampleRun run = sample.run("AssertionTest/holds", {"--report_level=detailed"});
    BOOST_TEST(run.only().status == "passed");
    BOOST_TEST((run.outcome.out + run.outcome.err).find("7 assertions out of 7 passed") != std::string::npos,
               run.outcome.out + run.outcome.err);
    BOOST_TEST(run.outcome.err.find("did not check any assertions") == std::string::npos, run.outcome.err);
}

BOOST_AUTO_TEST_CASE(a_check_that_fails_goes_on) {
    Sample sample;
    const SampleRun run = sample.run("AssertionTest/goesOn", {"--report_level=detailed"});
    const std::vector<std::string> expected = {"std::string(\"a\\x01\") == \"b\" failed: \"a\\x01\" != \"b\"",
                                               "refuse() threw offbeat::Error \"refused\"; expected std::logic_error",
                                               "3 < 2 failed: 3 >= 2"};
    BOOST_TEST(run.only().status == "failed");
    BOOST_TEST(run.only().failures == expected, boost::test_tools::per_element());
    BOOST_TEST((run.outcome.out + run.outcome.err).find("1 assertion out of 4 passed") != std::string::npos,
               run.outcome.out + run.outcome.err);
    // With the place that a person goes to.
    const std::string journal = contents(sample.report("journal.jsonl"));
    BOOST_TEST(journal.find("samples/assertions.cpp") != std::string::npos);
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(steps_are_a_table_of_their_row) {
    for (const char* jobs : {"--jobs=0", "--jobs=1"}) {
        Sample sample;
        const SampleRun run = sample.run("StepsTest", {jobs});
        const auto& row = run.row("testSteps", "once");
        const auto& attachment = row.all.at("attachments").at(0);
        BOOST_TEST(text_of(attachment.at("name")) == "steps");
        const auto table = boost::json::parse(text_of(attachment.at("content")));
        const auto cell = [&](std::size_t line, std::size_t column) {
            return std::string(table.at("rows").at(line).at(column).as_string());
        };
        BOOST_TEST(cell(0, 0) == "open </script>");
        BOOST_TEST(cell(0, 2) == "well");
        BOOST_TEST(cell(1, 0) == "  the door");
        BOOST_TEST(cell(2, 0) == "walk in");
        BOOST_TEST(cell(2, 2) == "by an exception");
        BOOST_TEST(cell(2, 1).ends_with(" ms"));
        BOOST_TEST(row.failures.front().find("step open </script>") != std::string::npos, row.failures.front());
        BOOST_TEST(row.failures.front().find("step the door") != std::string::npos, row.failures.front());
        BOOST_TEST(run.row("testNoSteps", "once").all.as_object().contains("attachments") == false);
    }
}

BOOST_AUTO_TEST_CASE(a_requirement_that_fails_ends_the_row) {
    Sample sample;
    for (const char* method : {"endsHere", "endsWithin"}) {
        const SampleRun run = sample.run(std::string("AssertionTest/") + method);
        BOOST_TEST(run.only().status == "failed");
        BOOST_TEST(run.only().failures == std::vector<std::string>{"1 == 2 failed: 1 != 2"},
                   boost::test_tools::per_element());
    }
    const SampleRun both = sample.run("AssertionTest/endsHere,holds");
    BOOST_TEST(both.count("passed") == 1);
    BOOST_TEST(both.count("failed") == 1);
}

BOOST_AUTO_TEST_CASE(contexts_are_told_of_what_fails_in_them) {
    Sample sample;
    const SampleRun run = sample.run("AssertionTest/withContext");
    const std::vector<std::string> expected = {"1 == 2 failed: 1 != 2\n  in context: of all\n  in context: order o1",
                                               "no order\n  in context: of all"};
    BOOST_TEST(run.only().failures == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(workers_tell_them_likewise) {
    const auto told = [](const std::vector<std::string>& options) {
        Sample sample;
        std::vector<std::string> all;
        for (const auto& row : sample.run("AssertionTest/goesOn,endsHere,withContext,holds", options).rows) {
            all.push_back(row.status);
            all.insert(all.end(), row.failures.begin(), row.failures.end());
        }
        return all;
    };
    const auto here = told({"--jobs=0"});
    BOOST_TEST(here.size() == 4U + 3U + 1U + 2U);
    BOOST_TEST(told({"--jobs=2", "--isolate=row"}) == here, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(logs_of_boost_have_them_as_its_own) {
    Sample sample;
    const SampleRun lines = sample.run("AssertionTest/goesOn,endsHere", {"--log_level=error"});
    BOOST_TEST(lines.outcome.out.find("error: in \"AssertionTest/goesOn/once\": 3 < 2 failed: 3 >= 2") !=
                   std::string::npos,
               lines.outcome.out);
    BOOST_TEST(lines.outcome.out.find("fatal error: in \"AssertionTest/endsHere/once\": 1 == 2 failed: 1 != 2") !=
                   std::string::npos,
               lines.outcome.out);
    BOOST_TEST(sample.run("AssertionTest/goesOn", {"--log_level=nothing"}).only().failures.size() == 3U);
    const SampleRun junit = sample.run("AssertionTest/goesOn", {"--log_format=JUNIT", "--log_level=error"});
    BOOST_TEST(junit.outcome.out.find("- message: 3 < 2 failed: 3 >= 2") != std::string::npos, junit.outcome.out);
    BOOST_TEST(junit.only().failures.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_requirement_of_a_before_method_breaks_the_row) {
    Sample sample;
    const SampleRun run = sample.run("RequiringTest");
    BOOST_TEST(run.only().status == "broken");
    BOOST_TEST(run.only().failures == std::vector<std::string>{"1 == 2 failed: 1 != 2"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_skips_a_row_is_no_expected_exception) {
    Sample sample;
    const SampleRun run = sample.run("AssertionTest/hasNoEngine");
    BOOST_TEST(run.only().status == "skipped");
    BOOST_TEST(run.only().cause.find("no engine") != std::string::npos, run.only().cause);
}

BOOST_AUTO_TEST_CASE(contexts_of_a_row_that_died_are_forgotten) {
    if (sanitized()) return;
    Sample sample;
    const SampleRun run =
        sample.run_with({"--run_test=AssertionTest/dies", "--jobs=0"}, {{}, {"SELFTEST_FAIL_AT_END=1"}});
    BOOST_TEST(run.row("once").status == "broken");
    BOOST_TEST(run.row("after_class").failures == std::vector<std::string>{"7 == 8 failed: 7 != 8"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
