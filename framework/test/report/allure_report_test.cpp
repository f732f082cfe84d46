#include "report/allure_result.hpp"
#include "report/collect.hpp"
#include "support/approved.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>
#include <set>

using namespace offbeat;
using namespace offbeat::test;

namespace {

std::vector<boost::json::value> results_in(const TempDir& dir) {
    std::vector<boost::json::value> all;
    std::set<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(dir.file("allure-results"))) files.insert(file.path());
    for (const auto& file : files) {
        if (file.string().ends_with("-result.json")) all.push_back(boost::json::parse(read_file(file)));
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(allure_report)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    const TempDir dir;
    FakeRun run = attached_run(dir.path());
    run.methods.front().rows.resize(2);
    emit(run, *report::make_allure_report(dir.path()));
    std::map<std::string, std::string> files;
    for (const auto& file : std::filesystem::directory_iterator(dir.file("allure-results")))
        files[file.path().filename().string()] = read_file(file.path());
    std::string all;
    for (const auto& [name, text] : files) {
        if (!name.ends_with(".bin")) all += "--- " + name + "\n" + text;
    }
    check_approved("allure-results.txt", all);
}

BOOST_AUTO_TEST_CASE(each_attempt_is_a_result_of_one_history) {
    const TempDir dir;
    const auto reporter = report::make_allure_report(dir.path());
    const FakeRun run = voucher_run(dir.path());
    const auto& method = run.methods.front();
    const std::vector<Attempt> attempts = {{Status::failed, "", {{Failure::Kind::assertion, {}, "first"}}, 0.5},
                                           {Status::broken, "second", {}, 0.25}};
    const std::vector<Failure> none;
    const std::string empty;
    reporter->on(run.started);
    reporter->on(
        RowFinished{method.plan, method.rows[0].row, Status::flaky, empty, none, 1, empty, 0, true, attempts, 2});
    Summary summary;
    reporter->on(RunFinished{summary, 1});
    const auto results = results_in(dir);
    BOOST_REQUIRE(results.size() == 3U);
    std::set<std::string> histories, uuids, statuses;
    std::int64_t last = 0;
    for (const auto& result : results) {
        histories.insert(result.at("historyId").as_string().c_str());
        uuids.insert(result.at("uuid").as_string().c_str());
        statuses.insert(result.at("status").as_string().c_str());
        if (result.at("status").as_string() == "passed") last = result.at("start").as_int64();
    }
    BOOST_TEST(histories.size() == 1U);
    BOOST_TEST(uuids.size() == 3U);
    BOOST_TEST(statuses.size() == 3U);
    for (const auto& result : results) BOOST_TEST(result.at("start").as_int64() <= last);
}

BOOST_AUTO_TEST_CASE(a_row_that_is_reported_twice_has_two_results) {
    const TempDir dir;
    const auto reporter = report::make_allure_report(dir.path());
    const FakeRun run = voucher_run(dir.path());
    const auto& method = run.methods.front();
    const std::vector<Failure> none;
    const std::string empty;
    reporter->on(run.started);
    for (const Status status : {Status::passed, Status::broken, Status::passed})
        reporter->on(RowFinished{method.plan, method.rows[0].row, status, empty, none, 1, empty});
    Summary summary;
    reporter->on(RunFinished{summary, 1});
    BOOST_TEST(results_in(dir).size() == 3U);
}

BOOST_AUTO_TEST_CASE(an_earlier_runs_results_are_gone_and_a_history_stays) {
    const TempDir dir;
    write_file(dir.file("allure-results/0-result.json"), "{}");
    write_file(dir.file("allure-results/0-0-attachment.txt"), "");
    write_file(dir.file("allure-results/history/history.json"), "{}");
    emit(voucher_run(dir.path()), *report::make_allure_report(dir.path()));
    BOOST_TEST(results_in(dir).size() == 53U);
    BOOST_TEST(!std::filesystem::exists(dir.file("allure-results/0-0-attachment.txt")));
    BOOST_TEST(std::filesystem::exists(dir.file("allure-results/history/history.json")));
}

BOOST_AUTO_TEST_CASE(attached_bytes_are_kept_and_nothing_is_run) {
    const TempDir dir;
    emit(hostile_run(dir.path()), *report::make_allure_report(dir.path()));
    std::size_t found = 0;
    for (const auto& file : std::filesystem::directory_iterator(dir.file("allure-results"))) {
        const std::string name = file.path().filename().string();
        BOOST_TEST((name.ends_with(".json") || name.ends_with(".txt") || name.ends_with(".bin") ||
                    name.ends_with(".properties")),
                   name);
        for (const auto& [id, bytes] : hostile_values())
            found += name.find("-0-attachment.") != std::string::npos && read_file(file.path()) == bytes ? 1 : 0;
    }
    BOOST_TEST(found == hostile_values().size());
}

BOOST_AUTO_TEST_SUITE_END()
