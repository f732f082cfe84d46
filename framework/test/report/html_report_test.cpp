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

/// What a browser without JavaScript shows: the page without its scripts, whose contents are no markup.
std::string summary_of(std::string page) {
    for (std::size_t begin = 0; (begin = page.find("<script", begin)) != std::string::npos;) {
        page.erase(begin, page.find("</script>", begin) + 9 - begin);
    }
    return page;
}

/// The same without the style sheet, and without what changes with it.
std::string body_of(const std::string& page) {
    const std::string summary = summary_of(page);
    return summary.substr(summary.find("<body>"));
}

void check_well_formed(const std::string& page) {
    const TempDir dir;
    write_file(dir.file("index.html"), summary_of(page));
    const Ran ran = shell("xmllint --huge --noout " + dir.file("index.html"));
    BOOST_TEST(ran.status == 0, ran.output.substr(0, 2000));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_report)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    check_approved("index.html", body_of(page_of(mixed_run)));
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
    const std::string summary = body_of(page);
    for (const char* part :
         {"<script", "<img", "onmouseover=\"alert", "\x1b", "\xe2\x80\xae", "\xef\xbf\xbe", "\x01"}) {
        BOOST_TEST(occurrences(summary, part) == 0U, part);
    }
    BOOST_TEST(occurrences(page, "</script><img") == 0U);
    BOOST_TEST(occurrences(summary, "&lt;img src=x onerror=alert(1)&gt;") > 0U);
    BOOST_TEST(occurrences(summary, "满50减10代金券") > 0U);
    BOOST_TEST(page.size() < 1024U * 1024U);  // the megabyte is cut, and that is told
    BOOST_TEST(occurrences(summary, "(1048576 ") > 0U);
}

BOOST_AUTO_TEST_CASE(loads_nothing) {
    const std::string page = page_of(mixed_run);
    const std::string summary = summary_of(page);
    for (const char* part : {"http:", "https:", "src=", "url(", "@import", "<link"}) {
        BOOST_TEST(occurrences(summary, part) == 0U, part);
    }
    BOOST_TEST(
        occurrences(page, "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-") ==
        1U);
}

BOOST_AUTO_TEST_CASE(holds_a_chunk_of_rows_their_details_and_the_run) {
    const std::string page = page_of(attached_run);
    check_approved("attached.html", body_of(page));
    for (const char* kind : {"rows\" data-rows=\"4\"", "details\" data-rows=\"4\"", "meta\""})
        BOOST_TEST(occurrences(page, std::string("<script type=\"application/x-offbeat-") + kind) == 1U, kind);
    BOOST_TEST(occurrences(page, "</span> gate fault: 2 of 4 rows passed, 50 %; wanted 50 %") == 1U);
    BOOST_TEST(occurrences(page, "</span> gate functional: no row was judged; wanted 100 %") == 1U);
}

BOOST_AUTO_TEST_CASE(bounds_what_attachments_take) {
    const TempDir dir;
    const auto reporter = report::make_html_report(dir.path());
    const FakeRun run = attached_run(dir.path());
    const auto& method = run.methods.front();
    FakeRow row = method.rows.front();
    std::string noise;  // which no deflating makes smaller than half
    for (std::uint32_t i = 1; noise.size() < 1024U * 1024U; i = i * 1664525U + 1013904223U) noise += std::to_string(i);
    row.row.attachments.push_back({"long", "text/plain", noise});
    const std::string none;
    const std::vector<Failure> no_failures;
    Summary summary;
    reporter->on(run.started);
    for (int i = 0; i < 1000; ++i) {
        reporter->on(RowFinished{method.plan, row.row, Status::passed, none, no_failures, 0, none});
        summary.count(Status::passed);
    }
    reporter->on(RunFinished{summary, 1});
    const std::string page = read_file(dir.file("index.html"));
    BOOST_TEST(page.size() > 3U * 1024U * 1024U);
    BOOST_TEST(page.size() < 5U * 1024U * 1024U);
    BOOST_TEST(occurrences(page, "application/x-offbeat-rows\" data-rows=\"1000\"") == 1U);  // none is lost for it
}

BOOST_AUTO_TEST_CASE(says_what_it_leaves_out) {
    const TempDir dir;
    const auto reporter = report::make_html_report(dir.path());
    emit_stream(dir.path(), 5000, *reporter, [](std::size_t i) { return i < 1500 ? Status::failed : Status::passed; });
    const std::string page = read_file(dir.file("index.html"));
    BOOST_TEST(occurrences(page, "200 rows are shown, 1300 more are in report.json") == 1U);
    check_well_formed(page);
}

BOOST_AUTO_TEST_SUITE_END()
