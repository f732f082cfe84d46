#include "offbeat/version.hpp"
#include "report/collect.hpp"
#include "report/exact_bytes.hpp"
#include "support/approved.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

BOOST_AUTO_TEST_SUITE(json_report)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    check_approved("report.json", report_of(mixed_run, report::make_json_report, "report.json"));
}

BOOST_AUTO_TEST_CASE(holds_attachments_and_gates) {
    check_approved("attached.json", report_of(attached_run, report::make_json_report, "report.json"));
}

BOOST_AUTO_TEST_CASE(gives_the_exact_bytes_back) {
    const auto json = boost::json::parse(report_of(hostile_run, report::make_json_report, "report.json"));
    const auto& rows = json.at("rows").as_array();
    BOOST_REQUIRE(rows.size() == hostile_values().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        BOOST_CHECK(exact_bytes(rows[i].at("parameters").at("text")) == hostile_values()[i].second);
        BOOST_CHECK(exact_bytes(rows[i].at("attachments").at(0).at("content")) == hostile_values()[i].second);
        BOOST_TEST(rows[i].at("parameters").at("raw").at("json").as_string() == "{\"a\":7}");
        BOOST_TEST(rows[i].at("parameters").at("gone").at("absent").as_bool());
    }
}

BOOST_AUTO_TEST_CASE(of_a_run_without_rows_is_json_too) {
    const auto empty = [](const std::string& dir) {
        FakeRun run = voucher_run(dir);
        run.methods.clear();
        return run;
    };
    const auto json = boost::json::parse(report_of(empty, report::make_json_report, "report.json"));
    BOOST_TEST(json.at("rows").as_array().empty());
    BOOST_TEST(!json.at("summary").at("green").as_bool());
    BOOST_TEST(json.at("passRate").is_null());
    BOOST_TEST(!json.as_object().contains("shards"));
}

BOOST_AUTO_TEST_CASE(rounds_the_pass_rate_down) {
    const auto one_failed = [](const std::string& dir) {
        FakeRun run = voucher_run(dir);
        run.methods.front().rows.front().status = Status::failed;
        run.methods.front().rows.back().status = Status::skipped;
        return run;
    };
    const auto json = boost::json::parse(report_of(one_failed, report::make_json_report, "report.json"));
    BOOST_TEST(json.at("passRate").to_number<double>() == 98.07);  // 51 of 52
    BOOST_TEST(json.at("offbeat").as_string() == version);
}

BOOST_AUTO_TEST_CASE(tells_what_became_of_illegal_requests) {
    const auto odd = [](const std::string& dir) {
        FakeRun run = voucher_run(dir);
        auto& method = run.methods.front();
        method.plan.dimensions = {"pid"};
        method.rows.resize(4);
        const char* outcomes[] = {"refused", "accepted", "wrong reason", "wrong reason"};
        for (std::size_t i = 0; i < 4; ++i)
            method.rows[i].row.labels = {{"target", "pid"}, {"class", "null"}, {"outcome", outcomes[i]}};
        return run;
    };
    const auto json = boost::json::parse(report_of(odd, report::make_json_report, "report.json"));
    const auto& cell = json.at("methods").at(0).at("matrix").at("lines").at(0).at("cells").at(0);
    BOOST_TEST(cell == boost::json::value({{"passed", 4}, {"accepted", 1}, {"wrongReason", 2}}));
}

// Nor the report of the run before: whoever finds one after a crash would take it for this run's.
BOOST_AUTO_TEST_CASE(never_shows_half_a_report) {
    const TempDir dir;
    write_file(dir.file("report.json"), "of the last run");
    {
        const auto reporter = report::make_json_report(dir.path());
        const FakeRun run = voucher_run(dir.path());
        reporter->on(run.started);
        reporter->on(run.methods.front().plan);
    }  // ended early
    const auto files = std::distance(std::filesystem::directory_iterator(dir.path()), {});
    BOOST_TEST(files == 0);
}

BOOST_AUTO_TEST_SUITE_END()
