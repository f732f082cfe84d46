// A run that is one of several: each row is in one of them, whichever way the rows run.

#include "sample.hpp"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

using namespace selftest;

namespace {

SampleRun shard(Sample& sample, const std::string& which, const std::string& rows,
                std::vector<std::string> options = {}) {
    options.push_back("--shard=" + which);
    return sample.run(rows, options);
}

/// How often each row ran in all of so many shards.
std::map<std::string, int> spread(int of, const std::string& rows, const std::vector<std::string>& options) {
    std::map<std::string, int> all;
    for (int number = 1; number <= of; ++number) {
        Sample sample;
        const SampleRun run = shard(sample, std::to_string(number) + '/' + std::to_string(of), rows, options);
        BOOST_TEST(run.outcome.status == 0, run.outcome.out + run.outcome.err);
        for (const auto& row : run.rows) ++all[row.id];
    }
    return all;
}

void expect_each_once(const std::map<std::string, int>& all, std::size_t rows) {
    BOOST_TEST(all.size() == rows);
    for (const auto& [id, count] : all) BOOST_TEST(count == 1, id);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shards)

BOOST_AUTO_TEST_CASE(each_row_runs_in_one_shard) {
    for (const char* jobs : {"--jobs=0", "--jobs=2"}) {
        expect_each_once(spread(3, "ManyTest", {jobs, "--count=30"}), 30);
        expect_each_once(spread(3, "ManyTest", {jobs, "--count=30", "--row-bound=10"}), 30);
    }
}

BOOST_AUTO_TEST_CASE(a_shard_without_rows_is_green) {
    for (const char* jobs : {"--jobs=0", "--jobs=2"}) {
        std::size_t empty = 0;
        for (const char* which : {"1/4", "2/4", "3/4", "4/4"}) {
            Sample sample;
            const SampleRun run = shard(sample, which, "ManyTest", {jobs, "--count=2"});
            BOOST_TEST(run.outcome.status == 0, run.outcome.out + run.outcome.err);
            BOOST_TEST(run.green());
            if (run.rows.empty()) ++empty;
        }
        BOOST_TEST(empty >= 2U);
    }
}

BOOST_AUTO_TEST_CASE(a_filter_that_matches_nothing_is_no_empty_shard) {
    Sample sample;
    BOOST_TEST(shard(sample, "1/2", "NoSuchTest").outcome.status == 200);
}

BOOST_AUTO_TEST_CASE(the_environment_is_heeded_and_told) {
    Sample sample;
    Command command{{samples()}};
    command.environment = {"TEST_SHARD_INDEX=1", "TEST_TOTAL_SHARDS=3",
                           "TEST_SHARD_STATUS_FILE=" + sample.reports().path("heeded")};
    const SampleRun run = sample.run_with({"--run_test=ManyTest"}, command);
    BOOST_TEST(run.outcome.status == 0);
    BOOST_TEST(run.rows.size() < 30U);
    const std::string told = std::to_string(run.rows.size()) + " of 30 rows planned, shard 2 of 3 (TEST_SHARD_INDEX)";
    BOOST_TEST(run.outcome.out.find(told) != std::string::npos, run.outcome.out);
    BOOST_TEST(run.report.at("shard").at("number").as_int64() == 2);
    BOOST_TEST(run.report.at("shard").at("rows").as_int64() == 30);
    BOOST_TEST(!contents(sample.report("journal.jsonl")).empty());
    BOOST_CHECK_NO_THROW(contents(sample.reports().path("heeded")));
    command.environment = {"TEST_TOTAL_SHARDS=3"};
    const SampleRun halves = sample.run_with({"--run_test=ManyTest"}, command);
    BOOST_TEST(halves.outcome.status == 200);
    BOOST_TEST(halves.outcome.err.find("TEST_SHARD_INDEX isn't set") != std::string::npos, halves.outcome.err);
}

BOOST_AUTO_TEST_CASE(a_failing_row_fails_its_shard_alone) {
    int failed = 0;
    for (const char* which : {"1/3", "2/3", "3/3"}) {
        Sample sample;
        const SampleRun run = shard(sample, which, "StreamTest/oneFails", {"--row-bound=10"});
        failed += run.outcome.status == 201 ? 1 : 0;
        BOOST_TEST((run.count("failed") == 1) == (run.outcome.status == 201));
    }
    BOOST_TEST(failed == 1);
}

BOOST_AUTO_TEST_CASE(a_provider_that_fails_is_told_in_each_shard) {
    for (const char* which : {"1/2", "2/2"}) {
        Sample sample;
        const SampleRun run = shard(sample, which, "StreamTest/throws", {"--row-bound=10"});
        BOOST_TEST(run.outcome.status == 201);
        BOOST_TEST(run.row("provider").status == "broken");
    }
}

/// What merging adds up is what each shard saw of the whole: if they agree, the skip costs no shard its rows.
BOOST_AUTO_TEST_CASE(a_provider_that_skips_in_mid_stream_is_one_skipped_row_of_all_shards) {
    Sample whole;
    const SampleRun all = whole.run("StreamTest/skips", {"--row-bound=10"});
    BOOST_TEST(all.outcome.status == 0);
    std::size_t rows = 0;
    std::int64_t skipped = 0;
    std::set<std::string> seen;
    for (const char* which : {"1/3", "2/3", "3/3"}) {
        Sample sample;
        const SampleRun run = shard(sample, which, "StreamTest/skips", {"--row-bound=10"});
        BOOST_TEST(run.outcome.status == 0, run.outcome.out + run.outcome.err);
        rows += run.rows.size();
        skipped += run.count("skipped");
        for (const auto& event : sample.journal()) {
            if (event.at("event") == "stream-ended") seen.insert(boost::json::serialize(event));
        }
    }
    BOOST_TEST(rows == all.rows.size());
    BOOST_TEST(skipped == 1);
    BOOST_REQUIRE_EQUAL(seen.size(), 1U);
    BOOST_TEST(seen.begin()->find("\"rows\":" + std::to_string(rows)) != std::string::npos, *seen.begin());
}

BOOST_AUTO_TEST_CASE(what_is_listed_is_what_runs) {
    std::set<std::string> listed;
    std::size_t lines = 0;
    for (const char* which : {"1/2", "2/2"}) {
        Sample sample;
        const SampleRun run = shard(sample, which, "ManyTest", {"--list"});
        for (const auto& line : lines_of(run.outcome.out)) {
            if (!line.starts_with("ManyTest/")) continue;
            listed.insert(line.substr(0, line.find('\t')));
            ++lines;
        }
    }
    BOOST_TEST(listed.size() == 30U);
    BOOST_TEST(lines == 30U);
}

BOOST_AUTO_TEST_CASE(durations_of_the_last_run_balance_the_next) {
    Sample sample;
    const SampleRun whole = sample.run("SlowTest", {"--pace=40"});
    BOOST_TEST(whole.outcome.status == 0);
    const std::string durations = sample.report("durations.jsonl");
    const auto lines = lines_of(contents(durations));
    BOOST_TEST(lines.size() == whole.rows.size());
    std::size_t least = whole.rows.size(), most = 0;
    for (const char* which : {"1/2", "2/2"}) {
        Sample part;
        const SampleRun run = shard(part, which, "SlowTest", {"--pace=1", "--durations=" + durations});
        BOOST_TEST(run.outcome.status == 0);
        least = std::min(least, run.rows.size());
        most = std::max(most, run.rows.size());
    }
    // They took the same, so the shards have as many, whatever their names.
    BOOST_TEST(least + most == whole.rows.size());
    BOOST_TEST(most - least <= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
