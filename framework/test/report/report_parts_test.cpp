#include "report/failure_groups.hpp"
#include "report/failures_command.hpp"
#include "report/github_text.hpp"
#include "report/markdown.hpp"
#include "report/performance.hpp"
#include "report/quantiles.hpp"
#include "report/wording.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::report;

namespace {

const std::string none;

/// A row that failed, with its command.
struct Failed {
    MethodPlan plan;
    Row row;
    std::vector<Failure> failures;
    std::string rerun;

    explicit Failed(const std::string& id, const std::string& message = "no") {
        plan.class_name = "PayTest";
        plan.method = "testPay";
        row.id = id;
        failures = {{Failure::Kind::assertion, {"a.cpp", 7}, message}};
        rerun = "bin/pay --run_test=PayTest/testPay/" + id + " --testres=t";
    }
    [[nodiscard]] RowFinished event(Status status = Status::failed) const {
        return {plan, row, status, none, failures, 0, rerun};
    }
};

RunStarted pay() {
    return {"pay", "bin/pay", {"--testres=t"}, "", "", "", "out dir", 0};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_parts)

BOOST_AUTO_TEST_CASE(quantiles_are_of_microseconds_as_journals_have_them) {
    Quantiles exact;
    Quantiles told;
    for (int i = 1; i <= 1000; ++i) {
        exact.add(i * 1.0000004e-3 / 3);
        std::string text;
        append_seconds(text, i * 1.0000004e-3 / 3, 6);
        told.add(std::stod(text));
    }
    BOOST_TEST(exact.mean() == told.mean());
    BOOST_TEST(exact.most() == told.most());
}

BOOST_AUTO_TEST_CASE(quantiles_are_exact_to_two_percent) {
    Quantiles quantiles;
    BOOST_TEST(quantiles.percentile(50) == 0.0);
    for (int i = 1; i <= 1000; ++i) quantiles.add(i / 1000.0);
    BOOST_TEST(quantiles.count() == 1000U);
    for (const double percent : {1.0, 50.0, 90.0, 99.0})
        BOOST_TEST(quantiles.percentile(percent) == percent / 100, boost::test_tools::tolerance(0.021));
    BOOST_TEST(quantiles.percentile(100) == 1.0);
    BOOST_TEST(quantiles.least() == 0.001);
    BOOST_TEST(quantiles.mean() == 0.5005, boost::test_tools::tolerance(1e-9));
    Quantiles odd;
    for (const double seconds : {0.0, 1e-9, 1e9}) odd.add(seconds);
    odd.add(-1);
    odd.add(__builtin_nan(""));
    BOOST_TEST(odd.count() == 3U);
    BOOST_TEST(odd.percentile(1) >= 0.0);
    BOOST_TEST(odd.most() == 1e9);
}

BOOST_AUTO_TEST_CASE(requests_are_told_by_the_phase_they_began_in) {
    using Kind = Timeline::Kind;
    Timeline timeline;
    timeline.lanes = {{"request",
                       {{0, 1, "", Kind::good},
                        {1.5, 4, "", Kind::warn},
                        {3, 3.5, "", Kind::bad},
                        {5, 5.1, "", Kind::warn},
                        {9, 9.2, "", Kind::good}},
                       {}},
                      {"outage", {{2, 4, "stop", Kind::bad}, {4, 6, "coming back", Kind::warn}}, {}},
                      {"recovery", {{6, 7, "worker 1", Kind::good}}, {}}};
    Latencies latencies;
    add_requests(latencies, to_attachment(timeline));
    const double expected[] = {1, 2.5, 0.5, 0.1, 0.2};
    for (std::size_t i = 0; i < phases; ++i) {
        BOOST_TEST(latencies[i].count() == 1U, to_string(static_cast<Phase>(i)));
        BOOST_TEST(latencies[i].most() == expected[i], boost::test_tools::tolerance(1e-6));
    }
    add_requests(latencies, Attachment{"broken", std::string(timeline_type), "{"});
    add_requests(latencies, Attachment{"text", "text/plain", "{}"});
    BOOST_TEST(latencies[0].count() == 1U);
}

BOOST_AUTO_TEST_CASE(a_workflow_command_is_one_line_and_one_command) {
    BOOST_TEST(github_command("error", "a,b.cpp:7:3", "x: y", "100 %\n::error::no") ==
               "::error file=a%2Cb.cpp,line=7,col=3,title=x%3A y::100 %25%0A::error::no\n");
    BOOST_TEST(github_command("warning", "", "t", "") == "::warning title=t::\n");
    BOOST_TEST(github_command("error", "dir/12:x", "t", "\r\x1b") == "::error file=dir/12%3Ax,title=t::\\r\\x1b\n");
}

BOOST_AUTO_TEST_CASE(markdown_shows_texts_as_they_are) {
    BOOST_TEST(markdown_code("a") == "`a`");
    BOOST_TEST(markdown_code("") == "` `");
    BOOST_TEST(markdown_code("a``b") == "```a``b```");
    BOOST_TEST(markdown_code("`") == "`` ` ``");
    BOOST_TEST(markdown_code("a\nb") == "`a\\nb`");
    BOOST_TEST(markdown_cell("a|b") == "`a\\|b`");
    BOOST_TEST(markdown_cell("a\\|<b") == "<code>a&#92;&#124;&#60;b</code>");
    BOOST_TEST(markdown_block("a\n```\nb") == "````text\na\n```\nb\n````\n");
}

BOOST_AUTO_TEST_CASE(failures_are_run_again_by_name) {
    FailuresCommand command(pay());
    BOOST_TEST(command.text() == "");
    command.add(Failed("a").event(Status::passed));
    BOOST_TEST(command.text() == "");
    command.add(Failed("a").event());
    BOOST_TEST(command.text() == "bin/pay --run_test=PayTest/testPay/a --testres=t");
    command.add(Failed("b").event(Status::broken));
    BOOST_TEST(command.text() == "bin/pay --run_test=PayTest/testPay/a --run_test=PayTest/testPay/b --testres=t");
    for (int i = 0; i < 100; ++i) command.add(Failed(std::to_string(i)).event());
    BOOST_TEST(command.text() == "bin/pay --last-failed --report-dir='out dir' --testres=t");
}

BOOST_AUTO_TEST_CASE(failures_of_streams_are_run_again_by_the_last_report) {
    FailuresCommand command(pay());
    Failed row("a");
    row.plan.counted = false;
    command.add(row.event());
    command.add(row.event());
    BOOST_TEST(command.text() == "bin/pay --last-failed --report-dir='out dir' --testres=t");
}

BOOST_AUTO_TEST_CASE(failures_are_grouped_by_message_and_place) {
    FailureGroups groups;
    Places places;
    groups.add(Failed("a", "one").event(), places);
    groups.add(Failed("b", "two").event(), places);
    groups.add(Failed("c", "two").event(), places);
    groups.add(Failed("d", "two").event(Status::broken), places);
    groups.add(Failed("e", "two").event(Status::passed), places);
    BOOST_TEST(groups.rows() == 4U);
    const auto all = groups.all();
    BOOST_REQUIRE(all.size() == 3U);
    BOOST_TEST(all.front()->rows == 2U);
    BOOST_TEST(all.front()->names.back() == "PayTest.testPay[c]");
    for (int i = 0; i < 1000; ++i) groups.add(Failed("x", std::to_string(i)).event(), places);
    BOOST_TEST(groups.all().size() == 200U);
    BOOST_TEST(groups.left_out() == 803U);
}

BOOST_AUTO_TEST_SUITE_END()
