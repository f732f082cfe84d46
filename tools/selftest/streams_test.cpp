#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace selftest;

namespace {

SampleRun stream(Sample& sample, const std::string& method) {
    return sample.run("StreamTest/" + method, {"--row-bound=10"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(streams)

BOOST_AUTO_TEST_CASE(twenty_thousand_rows_run_in_flat_memory) {
    Sample sample;
    const auto run = [&](int count) {
        const SampleRun done = sample.run("ManyTest", {"--count=" + std::to_string(count), "--row-bound=1000"});
        BOOST_TEST(done.outcome.status == 0);
        for (const char* part : {"planned", "run", "reported", "passed"}) BOOST_TEST(done.count(part) == count);
        BOOST_TEST(done.rows.size() == static_cast<std::size_t>(count));
        return done.outcome.peak_kilobytes;
    };
    const long few = run(2000);
    const long many = run(20000);
    BOOST_TEST_MESSAGE("peak: " << few << " kB with 2000 rows, " << many << " kB with 20000");
    if (!sanitized()) BOOST_TEST(many - few < 2048);
}

BOOST_AUTO_TEST_CASE(a_method_streams_above_the_bound_and_is_counted_below_it) {
    Sample sample;
    const SampleRun below = sample.run("ManyTest", {"--row-bound=30"});
    BOOST_TEST(below.report.at("methods").at(0).at("planned").as_int64() == 30);
    const SampleRun above = sample.run("ManyTest", {"--row-bound=29"});
    BOOST_TEST(above.report.at("methods").at(0).at("planned").is_null());
    BOOST_TEST(below.count("passed") == 30);
    BOOST_TEST(above.count("passed") == 30);
    BOOST_TEST(above.count("planned") == 30);
}

BOOST_AUTO_TEST_CASE(a_failing_row_fails_alone) {
    Sample sample;
    const SampleRun run = stream(sample, "oneFails");
    BOOST_TEST(run.count("passed") == 19);
    BOOST_TEST(run.row("row_13").status == "failed");
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(rows_that_do_not_fit_are_broken) {
    Sample sample;
    const SampleRun run = stream(sample, "misfits");
    BOOST_TEST(run.count("broken") == 20);
    BOOST_TEST(holds(run.row("row_3").cause, "\"3\" is no truth value"), run.row("row_3").cause);
}

BOOST_AUTO_TEST_CASE(a_provider_that_throws_later_is_a_failure_after_the_rows_before) {
    Sample sample;
    for (const char* method : {"throws", "throwsAnInt"}) {
        BOOST_TEST_CONTEXT(method) {
            const SampleRun run = stream(sample, method);
            BOOST_TEST(run.count("passed") == 12);
            BOOST_TEST(run.count("broken") == 1);
            BOOST_TEST(holds(run.rows.back().cause, "data provider \"later"), run.rows.back().cause);
            BOOST_TEST(run.outcome.status == 201);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_provider_that_skips_later_is_skipped_after_the_rows_before) {
    Sample sample;
    const SampleRun run = stream(sample, "skips");
    BOOST_TEST(run.count("passed") == 12);
    BOOST_TEST(run.count("skipped") == 1);
    BOOST_TEST(run.rows.back().cause == "enough");
    BOOST_TEST(run.outcome.status == 0);
    const SampleRun none = stream(sample, "lacks");
    BOOST_TEST(none.only().status == "skipped");
    BOOST_TEST(none.only().cause == "gone");
    BOOST_TEST(none.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_provider_that_yields_nothing_later_is_a_failure) {
    Sample sample;
    const SampleRun run = stream(sample, "nothing");
    BOOST_TEST(run.only().status == "broken");
    BOOST_TEST(holds(run.only().cause, "yields no rows"), run.only().cause);
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(rows_lost_after_a_crash_are_told) {
    if (sanitized()) return;
    Sample sample;
    const SampleRun run = sample.run("StreamTest/oneCrashes,afterTheCrash", {"--row-bound=10"});
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(run.row("row_12").status == "passed");
    BOOST_TEST(run.row("row_13").status == "broken");
    // How many there were is not known: one row stands for them.
    const ReportedRow& rest = run.row("rest");
    BOOST_TEST(rest.status == "skipped");
    BOOST_TEST(holds(rest.cause, "never ran"), rest.cause);
    BOOST_TEST(run.row("once").status == "skipped");
    BOOST_TEST(run.count("run") == 13);
    BOOST_TEST(run.count("planned") == 15);
    BOOST_TEST(holds(run.outcome.out, "15 planned"), run.outcome.out);
}

BOOST_AUTO_TEST_CASE(one_row_of_a_stream_runs_alone_and_a_missing_one_is_told) {
    Sample sample;
    const SampleRun one = sample.run("StreamTest/oneFails", {"--row-bound=10", "--row=row_13"});
    BOOST_TEST(one.only().id == "row_13");
    BOOST_TEST(one.outcome.status == 201);
    const SampleRun none = sample.run("StreamTest/oneFails", {"--row-bound=10", "--row=row_99"});
    BOOST_TEST(none.outcome.status == 200);
    BOOST_TEST(holds(none.outcome.err, "row_99"), none.outcome.err);
}

BOOST_AUTO_TEST_CASE(listings_tell_of_streamed_methods) {
    Sample sample;
    const SampleRun list = sample.run_with({"--list", "--row-bound=10"});
    BOOST_TEST(holds(list.outcome.out, "StreamTest/oneFails/rows\t"), list.outcome.out);
    const SampleRun rows = sample.run_with({"--rows", "--row-bound=10"});
    BOOST_TEST(holds(rows.outcome.out, "\"method\":\"oneFails\",\"streamed\":true"), rows.outcome.out);
}

BOOST_AUTO_TEST_SUITE_END()
