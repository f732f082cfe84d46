#include "report/collect.hpp"
#include "report/html_page.hpp"
#include "support/approved.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

std::string page_of(MakeRun run) {
    return report_of(run, report::make_html_report, "index.html");
}

void check_well_formed(const std::string& page) {
    const TempDir dir;
    write_file(dir.file("index.html"), page);
    const Ran ran = shell("xmllint --huge --noout " + dir.file("index.html"));
    BOOST_TEST(ran.status == 0, ran.output.substr(0, 2000));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_report)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    check_approved("index.html", page_of(mixed_run));
}

BOOST_AUTO_TEST_CASE(is_well_formed) {
    for (const MakeRun run : {voucher_run, mixed_run, attached_run, hostile_run}) check_well_formed(page_of(run));
}

BOOST_AUTO_TEST_CASE(writes_the_addition_and_the_holes) {
    const std::string page = page_of(voucher_run);
    BOOST_TEST(occurrences(page, "1 + 52 = 53 planned = 53 run") == 1U);
    BOOST_TEST(occurrences(page, "53 planned = 53 run = 53 reported") == 1U);
    BOOST_TEST(occurrences(page, ">not tested<") == 0U);
    BOOST_TEST(occurrences(page_of(mixed_run), "remark <em class=\"untested\">not tested</em>") == 1U);
    BOOST_TEST(occurrences(page, "class=\"hole\"") > 0U);
}

BOOST_AUTO_TEST_CASE(lets_no_value_act_or_hide) {
    const std::string page = page_of(hostile_run);
    for (const char* part :
         {"<script", "<img", "onmouseover=\"alert", "\x1b", "\xe2\x80\xae", "\xef\xbf\xbe", "\x01"}) {
        BOOST_TEST(occurrences(page, part) == 0U, part);
    }
    BOOST_TEST(occurrences(page, "&lt;img src=x onerror=alert(1)&gt;") > 0U);
    BOOST_TEST(occurrences(page, "满50减10代金券") > 0U);
    BOOST_TEST(page.size() < 1024U * 1024U);  // the megabyte is cut, and that is told
    BOOST_TEST(occurrences(page, "(1048576 ") > 0U);
}

BOOST_AUTO_TEST_CASE(loads_nothing) {
    const std::string page = page_of(mixed_run);
    for (const char* part : {"http:", "https:", "src=", "url(", "@import", "<link", "<script"}) {
        BOOST_TEST(occurrences(page, part) == 0U, part);
    }
}

BOOST_AUTO_TEST_CASE(draws_what_rows_attach) {
    const std::string page = page_of(attached_run);
    check_approved("attached.html", page.substr(page.find("</style>")));
    BOOST_TEST(occurrences(page, "<svg role=\"img\"") == 2U);  // of the failed row too
    BOOST_TEST(occurrences(page, "<a href=\"#s1\">time line</a>") == 1U);
    BOOST_TEST(occurrences(page, "id=\"s1\"") == 1U);
    BOOST_TEST(occurrences(page, "It can’t be drawn: &quot;to&quot; is no number") == 1U);
    BOOST_TEST(occurrences(page, "</span> gate fault: 2 of 4 rows passed, 50 %; wanted 50 %") == 1U);
    BOOST_TEST(occurrences(page, "</span> gate functional: no row was judged; wanted 100 %") == 1U);
    for (const char* part : {"http:", "https:", "src=", "url(", "@import", "<link", "<script"}) {
        BOOST_TEST(occurrences(page, part) == 0U, part);
    }
}

BOOST_AUTO_TEST_CASE(bounds_what_attachments_take) {
    const TempDir dir;
    const auto reporter = report::make_html_report(dir.path());
    const FakeRun run = attached_run(dir.path());
    const auto& method = run.methods.front();
    FakeRow row = method.rows.front();
    row.row.attachments.push_back({"long", "text/plain", std::string(1024 * 1024, 'x')});
    const std::string none;
    const std::vector<Failure> no_failures;
    Summary summary;
    reporter->on(run.started);
    for (int i = 0; i < 1010; ++i) {
        reporter->on(RowFinished{method.plan, row.row, Status::passed, none, no_failures, 0, none});
        summary.count(Status::passed);
    }
    reporter->on(RunFinished{summary, 1});
    const std::string page = read_file(dir.file("index.html"));
    BOOST_TEST(page.size() < report::HtmlPage::most_attached + 2U * 1024U * 1024U);
    BOOST_TEST(occurrences(page, "<div class=\"scenario\"") == 1000U);
    BOOST_TEST(occurrences(page, "1000 time lines are shown, 10 more are in report.json") == 1U);
    BOOST_TEST(occurrences(page, "the attachments of this row are in report.json") > 0U);
    check_well_formed(page);
}

BOOST_AUTO_TEST_CASE(says_what_it_leaves_out) {
    const TempDir dir;
    const auto reporter = report::make_html_report(dir.path());
    emit_stream(dir.path(), 5000, *reporter, [](std::size_t i) { return i < 1500 ? Status::failed : Status::passed; });
    const std::string page = read_file(dir.file("index.html"));
    BOOST_TEST(occurrences(page, "The first 2000 of 5000 rows") == 1U);
    BOOST_TEST(occurrences(page, "1000 rows are shown, 500 more are in report.json") == 1U);
    BOOST_TEST(occurrences(page, "<tr id=\"r") == 2000U);
    check_well_formed(page);
}

BOOST_AUTO_TEST_SUITE_END()
