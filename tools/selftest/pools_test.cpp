// Rows of one method in several processes, and rows that have a time together.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

std::string attached(const ReportedRow& row, const std::string& name) {
    const auto* all = row.all.as_object().if_contains("attachments");
    if (all == nullptr) return {};
    for (const auto& attachment : all->as_array()) {
        if (text_of(attachment.at("name")) == name) return text_of(attachment.at("content"));
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pools)

BOOST_DATA_TEST_CASE(rows_of_a_pool_run_at_once_and_each_once, data::make({"--jobs=3", "--jobs=4", "--jobs=2"}), how) {
    Sample sample;
    const SampleRun run = sample.run("PoolTest", {how});
    BOOST_TEST(run.rows.size() == 10U);
    std::map<std::string, std::set<int>> rows;  // by process
    for (const auto& row : run.rows) {
        BOOST_TEST(row.status == (row.id == "P5" ? "broken" : "passed"), row.cause);
        if (row.id.starts_with('P')) rows[attached(row, "process")].insert(std::stoi(row.id.substr(1)));
    }
    rows.erase("");  // of the one that crashed
    BOOST_TEST(rows.size() >= 2U);
    const int lanes = how == std::string("--jobs=2") ? 2 : 3;
    for (const auto& [process, numbers] : rows) {
        for (const int number : numbers) BOOST_TEST(number % lanes == *numbers.begin() % lanes);
    }
    BOOST_TEST(run.count("planned") == run.count("reported"));
    if (lanes == 3) BOOST_TEST(attached(run.row("P1"), "together") == "3");
}

BOOST_DATA_TEST_CASE(a_program_without_workers_runs_them_too, data::make({"--jobs=0", "--jobs=1"}), how) {
    Sample sample;
    const SampleRun run = sample.run("PoolTest/testPooled/P1,P2,P3,P4", {how});
    BOOST_TEST(run.count("passed") == 4);
    BOOST_TEST(attached(run.row("P1"), "together") == "4");
}

BOOST_DATA_TEST_CASE(they_stay_together_where_something_waits_for_them, data::make({"--jobs=3", "--jobs=1"}), how) {
    Sample sample;
    const SampleRun run = sample.run("OrderedPoolTest", {how});
    std::set<std::string> processes;
    for (const auto& row : run.rows) {
        if (row.id.starts_with('P')) processes.insert(attached(row, "process"));
    }
    BOOST_TEST(processes.size() == 1U);
    BOOST_TEST(run.row("testWaits", "once").status == "passed");
}

BOOST_AUTO_TEST_CASE(rows_have_a_time_together) {
    for (const char* how : {"--jobs=1", "--jobs=0"}) {
        Sample sample;
        const SampleRun run = sample.run("BudgetTest", {how, "--grace=50ms"});
        BOOST_TEST(run.row("testBudget", "once").status == "passed");
        BOOST_TEST(run.row("testBudget", "once_run2").status == "passed");
        const auto& last = run.row("testBudget", "once_run6");
        BOOST_TEST(last.status == "broken");
        BOOST_TEST(last.cause == "its method's rows have used up the 500 ms that they may take together");
        BOOST_TEST(run.row("testEnough", "once_run6").status == "passed");
        if (how == std::string("--jobs=1")) BOOST_TEST(run.row("testBudget", "once_run3").status == "broken");
    }
}

BOOST_AUTO_TEST_SUITE_END()
