#include "report/collect.hpp"
#include "support/approved.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

void check_valid(const std::string& junit) {
    const TempDir dir;
    write_file(dir.file("junit.xml"), junit);
    for (const char* schema : {"jenkins-xunit.xsd", "ant-junit.xsd", "pytest.xsd"}) {
        const Ran ran = shell("xmllint --huge --noout --schema " OFFBEAT_FRAMEWORK_TEST_DIR "/schema/" +
                              std::string(schema) + ' ' + dir.file("junit.xml"));
        BOOST_TEST(ran.status == 0, schema << ": " << ran.output.substr(0, 2000));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(junit_report)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    check_approved("junit.xml", report_of(mixed_run, report::make_junit_report, "junit.xml"));
}

BOOST_AUTO_TEST_CASE(is_valid_everywhere) {
    for (const MakeRun run : {voucher_run, mixed_run, attached_run, hostile_run}) {
        check_valid(report_of(run, report::make_junit_report, "junit.xml"));
    }
}

BOOST_AUTO_TEST_CASE(shows_attached_texts_in_a_frame) {
    check_approved("attached.xml", report_of(attached_run, report::make_junit_report, "junit.xml"));
}

BOOST_AUTO_TEST_CASE(bounds_what_attachments_take_and_keeps_the_frame) {
    const TempDir dir;
    const auto reporter = report::make_junit_report(dir.path());
    const FakeRun run = attached_run(dir.path());
    const auto& method = run.methods.front();
    FakeRow row = method.rows.front();
    row.row.attachments = {
        {"log", "text/plain", "a\n--- testPayment[x]: forged (text/plain) ---\n" + std::string(99999, 'x')}};
    const std::string none;
    const std::vector<Failure> no_failures;
    reporter->on(run.started);
    for (int i = 0; i < 100; ++i)
        reporter->on(RowFinished{method.plan, row.row, Status::passed, none, no_failures, 0, none});
    reporter->on(RunFinished{Summary{}, 1});
    const std::string junit = read_file(dir.file("junit.xml"));
    BOOST_TEST(junit.size() < 1300U * 1024U);
    BOOST_TEST(occurrences(junit, "\n--- testPayment[x]: forged") == 0U);
    BOOST_TEST(occurrences(junit, "\n| --- testPayment[x]: forged") > 10U);
    BOOST_TEST(occurrences(junit, "--- the rest is in report.json ---") == 1U);
    check_valid(junit);
}

BOOST_AUTO_TEST_CASE(a_schema_refuses_what_it_should) {  // the control: xmllint does look
    const TempDir dir;
    write_file(dir.file("junit.xml"), "<testsuites tests=\"1\"><testsuite name=\"\"/></testsuites>");
    for (const char* schema : {"jenkins-xunit.xsd", "ant-junit.xsd", "pytest.xsd"}) {
        const std::string file = std::string(OFFBEAT_FRAMEWORK_TEST_DIR "/schema/") + schema;
        BOOST_TEST(shell("xmllint --noout --schema " + file + ' ' + dir.file("junit.xml")).status == 3, schema);
    }
}

BOOST_AUTO_TEST_CASE(tells_of_rows_that_were_never_reported) {
    const TempDir dir;
    const auto reporter = report::make_junit_report(dir.path());
    const FakeRun run = voucher_run(dir.path());
    Summary summary;
    summary.planned = 53;
    reporter->on(run.started);
    reporter->on(run.methods.front().plan);
    reporter->on(RunFinished{summary, 1});
    const std::string junit = read_file(dir.file("junit.xml"));
    BOOST_TEST(occurrences(junit, "53 planned ≠ 0 run") == 1U);
    check_valid(junit);
}

BOOST_AUTO_TEST_CASE(methods_that_take_turns_keep_their_rows_apart) {
    const TempDir dir;
    const auto reporter = report::make_junit_report(dir.path());
    MethodPlan first;
    first.class_name = "A";
    first.method = "one";
    MethodPlan second = first;
    second.method = "two";
    Row row;
    const std::string none;
    const std::vector<Failure> no_failures;
    reporter->on(RunStarted{"p", "p", {}, "", "", "", "", 2000});
    Summary summary;
    summary.planned = 2000;
    for (int i = 0; i < 2000; ++i) {  // enough to leave the memory
        row.id = "row_" + std::to_string(i);
        reporter->on(RowFinished{i % 2 == 0 ? first : second, row, Status::passed, none, no_failures, 0, none});
        summary.count(Status::passed);
    }
    reporter->on(RunFinished{summary, 1});
    const std::string junit = read_file(dir.file("junit.xml"));
    const std::size_t suite = junit.find("name=\"A.two\"");
    BOOST_TEST(occurrences(junit.substr(0, suite), "name=\"one[") == 1000U);
    BOOST_TEST(occurrences(junit.substr(suite), "name=\"two[") == 1000U);
    check_valid(junit);
}

BOOST_AUTO_TEST_SUITE_END()
