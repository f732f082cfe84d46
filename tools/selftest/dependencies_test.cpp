// Methods and rows that wait for others, in one process and in several.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

constexpr std::size_t sample_rows = 25;  // of UpstreamTest and OftenTest

const auto jobs = data::make({"--jobs=0", "--jobs=1", "--jobs=4", "--jobs=2 --isolate=row"});

std::vector<std::string> words_of(const std::string& text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos) return {text};
    return {text.substr(0, blank), text.substr(blank + 1)};
}

#define EXPECT_SKIP(row_expression, text)                                                                              \
    do {                                                                                                               \
        const auto& row_ = (row_expression);                                                                           \
        BOOST_TEST(row_.status == "skipped");                                                                          \
        BOOST_TEST(row_.cause == (text));                                                                              \
    } while (false)

}  // namespace

BOOST_AUTO_TEST_SUITE(dependencies)

BOOST_DATA_TEST_CASE(methods_wait_for_others_and_a_skip_names_its_cause, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("UpstreamTest", words_of(how));
    for (const auto* id : {"ONE", "TWO", "THREE"})
        EXPECT_SKIP(run.row("testPay", id), "depends on UpstreamTest.testCreate, whose row TWO failed");
    EXPECT_SKIP(run.row("testPaid", "once"), "depends on UpstreamTest.testPay, whose row ONE was skipped");
    BOOST_TEST(run.row("testTidy", "once").status == "passed");
    // Who creates stands first, whatever its priority and place.
    BOOST_TEST(text_of(run.rows.front().all.at("method")) == "testCreate");
}

BOOST_DATA_TEST_CASE(rows_wait_for_the_same_row_or_for_those_they_name, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("UpstreamTest", words_of(how));
    BOOST_TEST(run.row("testSameRow", "ONE").status == "passed");
    BOOST_TEST(run.row("testSameRow", "THREE").status == "passed");
    EXPECT_SKIP(run.row("testSameRow", "TWO"), "depends on UpstreamTest.testCreate, whose row TWO failed");
    const auto& four = run.row("testSameRow", "FOUR");
    BOOST_TEST(four.status == "broken");
    BOOST_TEST(holds(four.cause, "depends on the same row of UpstreamTest.testCreate, which has no \"FOUR\""),
               four.cause);

    BOOST_TEST(run.row("testNamedRows", "ONE").status == "failed");
    EXPECT_SKIP(run.row("testNamedRows", "TWO"), "depends on UpstreamTest.testNamedRows, whose row ONE failed");
    EXPECT_SKIP(run.row("testNamedRows", "THREE"), "depends on UpstreamTest.testCreate, whose row TWO failed");
    const auto& missing = run.row("testNamedRows", "FOUR");
    BOOST_TEST(missing.status == "broken");
    BOOST_TEST(holds(missing.cause, "depends on the row \"THRE\", which there isn't; did you mean \"THREE\"?"),
               missing.cause);
}

BOOST_AUTO_TEST_CASE(a_row_that_is_asked_for_alone_runs) {
    Sample sample;
    const SampleRun run = sample.run("UpstreamTest/testPay/ONE");
    BOOST_TEST(run.only().status == "failed");
}

BOOST_DATA_TEST_CASE(classes_wait_for_classes_and_hear_of_crashes,
                     data::make({"--jobs=1", "--jobs=4", "--jobs=4 --isolate=method"}), how) {
    Sample sample;
    const SampleRun run = sample.run("FarDownstreamTest,CrashingUpstreamTest,SoundUpstreamTest", words_of(how));
    BOOST_TEST(run.row("testCrash", "once").status == "broken");
    EXPECT_SKIP(run.row("testAfterCrash", "once"), "depends on CrashingUpstreamTest.testCrash, which broke");
    EXPECT_SKIP(run.row("testFar", "once"), "depends on CrashingUpstreamTest.testCrash, which broke");
    BOOST_TEST(run.row("testFine", "once").status == "passed");
    BOOST_TEST(run.rows.size() == 5U);
}

BOOST_DATA_TEST_CASE(a_row_that_another_method_names_comes_first_in_whatever_order,
                     data::make({"--jobs=1", "--shuffle=1", "--shuffle=2", "--shuffle=3", "--random=7",
                                 "--failed-first"}),
                     how) {
    Sample sample;
    std::filesystem::create_directories(sample.report(""));
    std::ofstream(sample.report("failed.txt")) << "NamingTest/testNaming/NAMES\nUpstreamTest/testPay/ONE\n";
    const SampleRun run = sample.run("NamingTest,UpstreamTest", {how});
    BOOST_TEST(run.row("testNaming", "NAMES").status == "passed", run.row("testNaming", "NAMES").cause);
    EXPECT_SKIP(run.row("testPay", "ONE"), "depends on UpstreamTest.testCreate, whose row TWO failed");
}

BOOST_DATA_TEST_CASE(a_row_waits_for_all_invocations_of_the_row, data::make({"--jobs=0", "--jobs=1", "--jobs=4"}),
                     how) {
    Sample sample;
    const SampleRun run = sample.run("LaterUpstreamTest", {how});
    BOOST_TEST(run.row("testUp", "TWO_run2").status == "failed");
    for (const auto& row : run.rows) {
        const std::string method = text_of(row.all.at("method"));
        if (method == "testUp") continue;
        const bool waits = row.id.starts_with("TWO");
        BOOST_TEST(row.status == (waits ? "skipped" : "passed"), method + '/' + row.id);
        if (waits) BOOST_TEST(row.cause == "depends on LaterUpstreamTest.testUp, whose row TWO_run2 failed");
    }
    BOOST_TEST(run.rows.size() == 9U + 3U + 12U);
}

BOOST_DATA_TEST_CASE(each_invocation_waits_for_the_row_that_runs_once, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("OftenTest", words_of(how));
    BOOST_TEST(run.row("testOften", "ONE").status == "passed");
    BOOST_TEST(run.row("testOften", "THREE_run2").status == "passed");
    for (const char* id : {"TWO", "TWO_run2"})
        EXPECT_SKIP(run.row("testOften", id), "depends on OftenTest.testUp, whose row TWO failed");
}

BOOST_AUTO_TEST_CASE(rows_that_wait_for_each_other_are_in_one_shard) {
    std::size_t rows = 0;
    for (const char* shard : {"--shard=1/4", "--shard=2/4", "--shard=3/4", "--shard=4/4"}) {
        Sample sample;
        const SampleRun run = sample.run("UpstreamTest,OftenTest", {shard});
        rows += run.rows.size();
        for (const auto& row : run.rows) {
            const std::string method = text_of(row.all.at("method"));
            if (method == "testPay") EXPECT_SKIP(row, "depends on UpstreamTest.testCreate, whose row TWO failed");
            if (method == "testOften" && row.id.starts_with("TWO"))
                EXPECT_SKIP(row, "depends on OftenTest.testUp, whose row TWO failed");
        }
    }
    BOOST_TEST(rows == sample_rows);
}

BOOST_AUTO_TEST_CASE(streams_are_waited_for_as_a_whole) {
    Sample sample;
    for (const char* jobs : {"--jobs=0", "--jobs=2"}) {
        const SampleRun run = sample.run("UpstreamTest", {"--row-bound=2", jobs});
        const auto& rows = run.row("testSameRow", "setup");
        BOOST_TEST(rows.status == "broken");
        BOOST_TEST(holds(rows.cause,
                         "depends on the rows of UpstreamTest.testCreate, and rows that are streamed aren't "
                         "known before they run; expected a higher --row-bound, or .dependsOnMethods"),
                   rows.cause);
        for (const auto* id : {"ONE", "TWO", "THREE"})
            EXPECT_SKIP(run.row("testPay", id), "depends on UpstreamTest.testCreate, of whose rows one failed");
    }
}

BOOST_AUTO_TEST_CASE(the_plan_tells_what_waits_for_what) {
    Sample sample;
    const std::string plan = sample.run_with({"--plan"}).outcome.out;
    BOOST_TEST(holds(plan, "  depends on UpstreamTest.testCreate\n"));
    BOOST_TEST(holds(plan, "  depends on the same row of UpstreamTest.testCreate\n"));
    BOOST_TEST(holds(plan, "  runs after UpstreamTest.testPay\n"));
}

BOOST_AUTO_TEST_SUITE_END()
