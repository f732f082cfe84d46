#include "account.hpp"
#include "make_reporters.hpp"
#include "report/collect.hpp"
#include "support/approved.hpp"

#include <boost/json.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <ostream>

using namespace offbeat;
using namespace offbeat::test;

namespace {

/// A report that is one file, and what of it is approved.
struct Format {
    MakeReporter make;
    const char* file;

    friend std::ostream& operator<<(std::ostream& out, const Format& format) { return out << format.file; }
};

const Format formats[] = {
    {report::make_tap_report, "report.tap"},
    {report::make_ctrf_report, "ctrf-report.json"},
    {report::make_testng_report, "testng-results.xml"},
    {report::make_run_log, "run.log"},
    {report::make_issues_report, "issues.md"},
    {report::make_performance_report, "performance.md"},
    {report::make_github_report, "github.md"},
    {report::make_github_report, "github.txt"},
};

/// What is written to stdout while this lives, into a file.
class Printed {
public:
    explicit Printed(const std::string& file) : old_(::dup(1)) {
        std::fflush(stdout);
        const int to = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(to, 1);
        ::close(to);
    }
    ~Printed() {
        std::fflush(stdout);
        ::dup2(old_, 1);
        ::close(old_);
    }
    Printed(const Printed&) = delete;
    Printed& operator=(const Printed&) = delete;

private:
    int old_;
};

/// Tells several reporters what it is told.
class AllOf final : public Reporter {
public:
    explicit AllOf(std::vector<std::unique_ptr<Reporter>> reporters) : audience_(std::move(reporters)) {}

    void on(const RunPrepares& event) override { audience_.tell(event); }
    void on(const RunStarted& event) override { audience_.tell(event); }
    void on(const MethodPlan& event) override { audience_.tell(event); }
    void on(const RowStarted& event) override { audience_.tell(event); }
    void on(const RowFinished& event) override { audience_.tell(event); }
    void on(const RunFinished& event) override { audience_.tell(event); }

private:
    Audience audience_;
};

/// As in no engine, whatever runs these tests.
struct NoGithub {
    NoGithub() {
        ::unsetenv("GITHUB_ACTIONS");
        ::unsetenv("GITHUB_STEP_SUMMARY");
    }
};

/// mixed_run, one of whose rows passed at its second attempt, and one failed by its known bug.
Summary emit_all(const std::string& report_dir, Reporter& reporter) {
    FakeRun run = mixed_run("out/voucher");
    auto& rows = run.methods.front().rows;
    rows[40].status = Status::known_bug;
    rows[40].cause = "known bug V-12: accepted";
    static_cast<void>(report_dir);
    return emit(run, reporter);
}

std::string text_of(const Format& format) {
    const TempDir dir;
    const auto reporter = format.make(dir.path());
    emit_all(dir.path(), *reporter);
    return read_file(dir.file(format.file));
}

bool has_controls(const std::string& text) {
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f) return true;
    }
    return text.find("\xe2\x80\xae") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_formats, *boost::unit_test::fixture<NoGithub>())

BOOST_DATA_TEST_CASE(are_as_approved, boost::unit_test::data::make(formats), format) {
    check_approved(format.file, text_of(format));
}

BOOST_DATA_TEST_CASE(leave_no_control_character_and_no_markup_of_a_row, boost::unit_test::data::make(formats), format) {
    const std::string text = report_of(hostile_run, format.make, format.file);
    BOOST_TEST(!text.empty());
    // A program's: bytes come back as they were.
    if (std::string_view(format.file).ends_with(".json")) return;
    BOOST_TEST(!has_controls(text));
    // Within code and JSON it harms nobody.
    const std::string name = format.file;
    if (name.ends_with(".xml")) BOOST_TEST(text.find("<img") == std::string::npos);
    BOOST_TEST(text.size() < 4U * 1024U * 1024U);
}

BOOST_AUTO_TEST_CASE(ctrf_counts_what_it_lists) {
    const auto json = boost::json::parse(text_of({report::make_ctrf_report, "ctrf-report.json"}));
    const auto& results = json.at("results");
    std::map<std::string, std::int64_t> counted;
    for (const auto& test : results.at("tests").as_array()) ++counted[test.at("status").as_string().c_str()];
    for (const char* status : {"passed", "failed", "skipped", "pending", "other"})
        BOOST_TEST(results.at("summary").at(status).as_int64() == counted[status], status);
    BOOST_TEST(counted["other"] == 1);
}

BOOST_AUTO_TEST_CASE(tap_tells_of_rows_that_never_came) {
    const TempDir dir;
    const auto reporter = report::make_tap_report(dir.path());
    Summary summary;
    summary.planned = 53;
    reporter->on(voucher_run(dir.path()).started);
    reporter->on(RunFinished{summary, 1});
    BOOST_TEST(read_file(dir.file("report.tap")).ends_with("\n1..53\n"));
}

BOOST_AUTO_TEST_CASE(tap_fails_where_the_run_is_not_green_though_no_row_failed) {
    const auto text_with_all = [](Status status) {
        const TempDir dir;
        FakeRun run = voucher_run(dir.path());
        for (auto& row : run.methods.front().rows) row.status = status;
        emit(run, *report::make_tap_report(dir.path()));
        return read_file(dir.file("report.tap"));
    };
    BOOST_TEST(text_with_all(Status::skipped)
                   .ends_with("\n1..53\nBail out! 53 of 53 rows were skipped; nothing was proved\n"));
    BOOST_TEST(text_with_all(Status::known_bug).find("\nBail out! ") != std::string::npos);
    BOOST_TEST(text_with_all(Status::passed).ends_with("\n1..53\n"));
    BOOST_TEST(text_with_all(Status::failed).ends_with("\n1..53\n"));
}

BOOST_AUTO_TEST_CASE(tap_of_no_row_fails) {
    const TempDir dir;
    FakeRun run = voucher_run(dir.path());
    run.methods.clear();
    emit(run, *report::make_tap_report(dir.path()));
    BOOST_TEST(
        read_file(dir.file("report.tap")).ends_with("\n1..0\nBail out! No row was planned: nothing was tested\n"));
}

BOOST_AUTO_TEST_CASE(issues_of_a_green_run_are_none) {
    const TempDir dir;
    write_file(dir.file("issues.md"), "of an earlier run");
    emit(voucher_run(dir.path()), *report::make_issues_report(dir.path()));
    BOOST_TEST(!std::filesystem::exists(dir.file("issues.md")));
}

BOOST_AUTO_TEST_CASE(github_actions_gets_its_summary) {
    const TempDir dir;
    write_file(dir.file("step.md"), "of the step before\n");
    ::setenv("GITHUB_ACTIONS", "true", 1);
    ::setenv("GITHUB_STEP_SUMMARY", dir.file("step.md").c_str(), 1);
    emit(voucher_run(dir.path()), *report::make_github_report(dir.path()));
    ::unsetenv("GITHUB_ACTIONS");
    ::unsetenv("GITHUB_STEP_SUMMARY");
    BOOST_TEST(read_file(dir.file("step.md")) == "of the step before\n" + read_file(dir.file("github.md")));
}

BOOST_AUTO_TEST_CASE(github_actions_takes_no_command_of_a_row) {
    const TempDir dir;
    ::setenv("GITHUB_ACTIONS", "true", 1);
    FakeRun run = mixed_run(dir.path());
    for (auto& row : run.methods.front().rows) {
        if (row.status == Status::failed) row.failures.front().message = "##[add-mask]x\n::set-env name=A::b";
    }
    std::string texts[2];
    for (auto& text : texts) {
        const Printed printed(dir.file("out.txt"));
        AllOf all(make_reporters({"github"}, dir.path(), stdout));
        all.on(RunPrepares{});
        const std::string before = read_file(dir.file("out.txt"));  // flushed: a fork would print it twice
        BOOST_TEST(before.starts_with("\n::stop-commands::"));
        BOOST_TEST(before.size() == std::strlen("\n::stop-commands::\n") + 32);
        emit(run, all);
        std::fflush(stdout);
        text = read_file(dir.file("out.txt"));
    }
    ::unsetenv("GITHUB_ACTIONS");
    const std::string token = texts[0].substr(std::strlen("\n::stop-commands::"), 32);
    BOOST_TEST(token.find_first_not_of("0123456789abcdef") == std::string::npos);
    BOOST_TEST(texts[1].find(token) == std::string::npos);
    BOOST_TEST(occurrences(texts[0], "stop-commands") == 1U);
    const std::size_t end = texts[0].find("\n::" + token + "::\n");
    BOOST_REQUIRE(end != std::string::npos);
    BOOST_TEST(texts[0].find("##[add-mask]") < end);
    BOOST_TEST(texts[0].substr(end + token.size() + 6) == read_file(dir.file("github.txt")));
}

BOOST_AUTO_TEST_CASE(github_shows_ten_annotations_and_a_megabyte) {
    const TempDir dir;
    const auto reporter = report::make_github_report(dir.path());
    const FakeRun run = voucher_run(dir.path());
    reporter->on(run.started);
    Summary summary;
    const std::string none;
    for (int i = 0; i < 5000; ++i) {
        std::vector<Failure> failures(1);
        failures.front().message = std::to_string(i) + std::string(400, '|');
        Row row;
        row.id = "row_" + std::to_string(i);
        summary.count(Status::failed);
        reporter->on(RowFinished{run.methods.front().plan, row, Status::failed, none, failures, 0, none});
    }
    reporter->on(RunFinished{summary, 1});
    BOOST_TEST(occurrences(read_file(dir.file("github.txt")), "::error ") == 10U);
    BOOST_TEST(occurrences(read_file(dir.file("github.txt")), "\n") == 10U);
    const std::string text = read_file(dir.file("github.md"));
    BOOST_TEST(text.size() <= 1024U * 1024U);
    BOOST_TEST(text.find(" more rows went wrong") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
