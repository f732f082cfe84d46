#include "report/collect.hpp"
#include "report/history.hpp"
#include "report/wording.hpp"
#include "support/approved.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

/// A run of rows `one`, `two`…, with these verdicts, in the folder's history.
void run_once(const TempDir& dir, const std::string& started, const std::vector<Status>& statuses, double seconds = 1,
              unsigned resumed = 0) {
    const auto reporter = report::make_history(dir.path());
    FakeRun run = voucher_run(dir.path());
    run.started.started = started;
    run.started.resumed = resumed;
    run.seconds = seconds;
    run.methods.resize(1);
    FakeMethod& method = run.methods.front();
    method.rows.resize(statuses.size());
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        method.rows[i].row.id = "row_" + std::to_string(i);
        method.rows[i].status = statuses[i];
    }
    emit(run, *reporter);
}

std::string told(const std::vector<report::PastRun>& runs, const std::string& row) {
    std::string text;
    for (const auto& status : report::statuses_of(runs, row)) text += status ? report::symbol(*status, false) : ".";
    return text;
}

const std::string row_0 = "InvalidCreateRequestFuncExceptionTest/testInvalidCreateRequest/row_0";
const std::string row_1 = "InvalidCreateRequestFuncExceptionTest/testInvalidCreateRequest/row_1";

}  // namespace

BOOST_AUTO_TEST_SUITE(history)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    const TempDir dir;
    emit(mixed_run("out/voucher"), *report::make_history(dir.path()));
    emit(attached_run("out/voucher"), *report::make_history(dir.path()));
    check_approved("history.jsonl", read_file(dir.file("history.jsonl")));
}

BOOST_AUTO_TEST_CASE(notes_a_row_from_its_first_trouble_on) {
    const TempDir dir;
    run_once(dir, "1", {Status::passed, Status::passed});
    run_once(dir, "2", {Status::failed, Status::passed});
    run_once(dir, "3", {Status::passed, Status::passed});
    run_once(dir, "4", {Status::flaky});
    const auto runs = report::read_history(dir.path());
    BOOST_TEST(runs.size() == 4U);
    BOOST_TEST(told(runs, row_0) == ".x+f");
    BOOST_TEST(told(runs, row_1) == "....");
    BOOST_TEST(!runs[1].green);
    BOOST_TEST(runs[2].green);
    BOOST_TEST(runs[1].counts.failed == 1U);
    const auto unsteady = report::unsteady_rows(runs, 10);
    BOOST_TEST(unsteady.size() == 1U);
    BOOST_TEST(unsteady.front().name == row_0);
    BOOST_TEST(unsteady.front().switches == 1U);
    BOOST_TEST(unsteady.front().flaky == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_the_last_twenty_runs_and_forgets_their_rows_with_them) {
    const TempDir dir;
    for (int i = 0; i < 25; ++i)
        run_once(dir, std::to_string(i), {i == 0 ? Status::failed : Status::passed, Status::passed});
    const auto runs = report::read_history(dir.path());
    BOOST_TEST(runs.size() == 20U);
    BOOST_TEST(runs.front().started == "5");
    run_once(dir, "25", {Status::passed});
    run_once(dir, "26", {Status::passed});
    for (const auto& run : report::read_history(dir.path())) BOOST_TEST(run.rows.size() <= 1U);
    for (int i = 27; i < 50; ++i) run_once(dir, std::to_string(i), {Status::passed});
    BOOST_TEST(read_file(dir.file("history.jsonl")).find(row_0) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_run_that_is_told_twice_is_one) {
    const TempDir dir;
    run_once(dir, "1", {Status::passed});
    run_once(dir, "1", {Status::failed});
    BOOST_TEST(report::read_history(dir.path()).size() == 1U);
    run_once(dir, "1", {Status::failed}, 2);  // another one of the same second
    BOOST_TEST(report::read_history(dir.path()).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_run_that_was_taken_up_again_is_the_same_run) {
    const TempDir dir;
    run_once(dir, "1", {Status::failed});
    run_once(dir, "1", {Status::failed, Status::passed}, 3, 1);
    const auto runs = report::read_history(dir.path());
    BOOST_REQUIRE(runs.size() == 1U);
    BOOST_TEST(runs.front().seconds == 3);
}

BOOST_AUTO_TEST_CASE(is_bounded_where_everything_fails) {
    const TempDir dir;
    run_once(dir, "1", std::vector<Status>(5000, Status::failed));
    run_once(dir, "2", std::vector<Status>(5000, Status::passed));
    const auto runs = report::read_history(dir.path());
    BOOST_TEST(runs[0].rows.size() == 2000U);
    BOOST_TEST(runs[0].unnoted == 3000U);
    BOOST_TEST(runs[0].counts.failed == 5000U);
    BOOST_TEST(runs[1].rows.size() == 2000U);
}

BOOST_AUTO_TEST_CASE(lines_that_nobody_can_read_are_passed_over) {
    const TempDir dir;
    run_once(dir, "1", {Status::passed});
    const std::string good = read_file(dir.file("history.jsonl"));
    write_file(dir.file("history.jsonl"), "{\"started\":\n\xff\n[]\n" + good + good.substr(0, good.size() / 2));
    BOOST_TEST(report::read_history(dir.path()).size() == 1U);
    run_once(dir, "2", {Status::passed});
    BOOST_TEST(report::read_history(dir.path()).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
