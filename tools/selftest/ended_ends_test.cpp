// What comes behind rows is told however it ends, and never makes a run green.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iterator>
#include <sstream>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

using Words = std::vector<std::string>;

const auto jobs = data::make({"--jobs=0", "--jobs=1"});
const auto workers = data::make({"--jobs=1", "--jobs=2", "--jobs=1 --isolate=row", "--jobs=1 --isolate=method"});
const auto endings = data::make({"aborts", "leaves", "exits", "hangs"});

Words words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

SampleRun run_with_ending(Sample& sample, const std::string& ending, Words options = {}) {
    options.push_back("--ending=" + ending);
    options.push_back("--grace=50ms");
    options.push_back(sample.trace_option());
    return sample.run("EndedEndTest", options);
}

Words remarks(const SampleRun& run) {
    Words all;
    if (const auto* told = run.report.as_object().if_contains("remarks")) {
        for (const auto& remark : told->as_array()) all.push_back(text_of(remark.at("text")));
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ended_ends)

BOOST_DATA_TEST_CASE(a_last_method_that_ends_its_process_is_a_row, workers* endings, how, ending) {
    Sample sample;
    const SampleRun run = run_with_ending(sample, std::string("last ") + ending, words_of(how));
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(run.row("testRows", "ONE").status == "passed");
    BOOST_TEST(run.row("testRows", "TWO").status == "passed");
    BOOST_TEST(run.row("testBehind", "once").status == "passed");
    BOOST_TEST(run.row("last", "after_testRows").status == "broken");
    BOOST_TEST(run.row("last", "after_testBehind").status == "broken");
    // With a process for each row, each is its process's first and last.
    BOOST_TEST(run.rows.size() == (how == std::string("--jobs=1 --isolate=row") ? 6U : 5U));
    BOOST_TEST(run.count("planned") == run.count("reported"));
    BOOST_TEST(run.count("run") == run.count("reported"));
    if (ending == std::string("hangs"))
        BOOST_TEST(holds(run.row("last", "after_testRows").cause, "EndedEndTest.last took longer than 300 ms"));
}

BOOST_AUTO_TEST_CASE(so_is_one_of_a_stream) {
    Sample sample;
    const SampleRun run = run_with_ending(sample, "last aborts", {"--jobs=1", "--row-bound=1"});
    BOOST_TEST(run.row("last", "after_testRows").status == "broken");
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(run.count("reported") == 5);
}

BOOST_AUTO_TEST_CASE(what_it_told_before_is_told_once) {
    Sample sample;
    const SampleRun run = run_with_ending(sample, "last asserts and aborts", {"--jobs=1"});
    BOOST_TEST(run.row("last", "after_testRows").failures == Words{"told before"}, boost::test_tools::per_element());
    BOOST_TEST(run.count("reported") == 5);
}

BOOST_AUTO_TEST_CASE(a_rows_time_is_that_of_what_comes_behind_a_class) {
    Sample sample;
    const SampleRun run = run_with_ending(sample, "end hangs", {"--jobs=1", "--timeout=300ms"});
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(holds(run.row("after_class", "after_class").cause, "took longer than 300 ms"));
}

/// The next worker has another instance, and its own end; behind the last row there is none.
BOOST_AUTO_TEST_CASE(what_a_crash_takes_along_is_told) {
    Sample sample;
    const SampleRun first = run_with_ending(sample, "one aborts", {"--jobs=1"});
    BOOST_TEST(remarks(first).empty());
    const SampleRun of_method = run_with_ending(sample, "two aborts", {"--jobs=1"});
    BOOST_TEST(remarks(of_method) ==
                   Words{"its lastTimeOnly after-methods weren't called: its last row ended its process"},
               boost::test_tools::per_element());
    const SampleRun of_class = run_with_ending(sample, "behind aborts", {"--jobs=1"});
    BOOST_TEST(remarks(of_class) ==
                   (Words{"its lastTimeOnly after-methods weren't called: its last row ended its process",
                          "its after-class methods weren't called: the process of its last rows ended before"}),
               boost::test_tools::per_element());
}

/// Nobody reads two rows for one failure.
BOOST_AUTO_TEST_CASE(an_exit_behind_a_class_is_told_once) {
    Sample sample;
    const SampleRun run = run_with_ending(sample, "end exits", {"--jobs=1"});
    BOOST_TEST(run.row("end", "after_class").status == "broken");
    BOOST_TEST(run.rows.size() == 4U);
}

/// Its row has its verdict; the run isn't sound, and all else is told.
BOOST_AUTO_TEST_CASE(a_process_that_asserts_behind_its_row_costs_no_report) {
    Sample sample;
    const SampleRun run = sample.run("LateChildTest", {"--jobs=1"});
    BOOST_TEST(run.count("reported") == 3);
    BOOST_TEST(run.outcome.status != 0);
    BOOST_TEST(holds(run.outcome.err, "an assertion failed where no row ran"), run.outcome.err);
    const Words told = remarks(run);
    BOOST_TEST((std::ranges::find(told, "failed after it had ended: too late") != told.end()));
}

BOOST_DATA_TEST_CASE(the_strict_rule_holds_though_a_process_ends,
                     data::make({"before aborts", "before leaves", "last aborts", "last hangs", "last throws"}),
                     ending) {
    Sample sample;
    const SampleRun run = run_with_ending(sample, ending, {"--jobs=1", "--config-failure=skip-class"});
    BOOST_TEST(run.row("testBehind", "once").status == "skipped", run.row("testBehind", "once").cause);
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(run.count("planned") == run.count("reported"));
}

BOOST_DATA_TEST_CASE(what_comes_behind_the_body_is_no_known_bug, jobs, how) {
    Sample sample;
    const SampleRun sound = sample.run("BuggyEndTest/testRows/BUGGY", {how});
    BOOST_TEST(sound.only().cause == "known bug B-7: as ever");
    const SampleRun run = sample.run("BuggyEndTest", {how, "--ending=after throws"});
    for (const char* id : {"MENDED", "BUGGY"}) {
        BOOST_TEST(run.row(id).status == "broken");
        BOOST_TEST(holds(run.row(id).cause, "no more"), run.row(id).cause);
    }
    BOOST_TEST(run.row("BUGGY").failures == Words{"as ever"}, boost::test_tools::per_element());
    BOOST_TEST(run.outcome.status == 201);
    if (how == std::string("--jobs=0")) return;
    const SampleRun ended = sample.run("BuggyEndTest/testRows/BUGGY", {how, "--ending=after aborts"});
    BOOST_TEST(ended.only().status == "broken", ended.only().cause);
}

BOOST_AUTO_TEST_SUITE_END()
