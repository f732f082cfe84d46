#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

namespace {

/// The content of a row's attachment; empty where it has none of that name.
std::string attached(const ReportedRow& row, const std::string& name) {
    const auto* all = row.all.as_object().if_contains("attachments");
    if (all == nullptr) return {};
    for (const auto& one : all->as_array()) {
        if (text_of(one.at("name")) == name) return text_of(one.at("content"));
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(together)

BOOST_AUTO_TEST_CASE(before_rows_gets_the_ready_rows_of_the_method_once_and_in_order) {
    Sample sample;
    const SampleRun run = sample.run("TogetherTest/testTogether");
    for (const char* id : {"one", "four", "five"})
        BOOST_TEST(attached(run.row(id), "history") == "open before_rows(one four five)", id);
    BOOST_TEST(run.row("one").status == "passed");
    BOOST_TEST(run.row("two").cause == "the driver is wrong here");
    BOOST_TEST(run.row("three").cause == "switched off");
    BOOST_TEST(run.row("five").status == "failed");
    BOOST_TEST(run.count("reported") == 5);
}

BOOST_AUTO_TEST_CASE(before_rows_gets_only_what_the_filters_left) {
    Sample sample;
    const SampleRun some = sample.run("TogetherTest/testTogether/one,five");
    BOOST_TEST(attached(some.row("one"), "history") == "open before_rows(one five)");
    BOOST_TEST(attached(some.row("five"), "history") == "open before_rows(one five)");
    const SampleRun again = sample.run_again(some.row("five").rerun);
    BOOST_TEST(attached(again.only(), "history") == "open before_rows(five)");
    const SampleRun none = sample.run("TogetherTest/testTogether/two,three");
    BOOST_TEST(none.count("reported") == 2);
    BOOST_TEST(attached(none.row("two"), "history") == "");
    const SampleRun each = sample.run("TogetherTest", {"--random=3"});
    BOOST_TEST(holds(attached(each.row("four"), "history"), "before_rows("));
    BOOST_TEST(holds(attached(each.row("once"), "history"), "before_rows(once)"));
}

BOOST_AUTO_TEST_CASE(before_rows_is_not_called_for_streamed_rows) {
    Sample sample;
    const SampleRun run = sample.run("TogetherTest/testTogether", {"--row-bound=1"});
    BOOST_TEST(run.count("reported") == 5);
    BOOST_TEST(attached(run.row("one"), "history") == "");
    BOOST_TEST(attached(run.row("one"), "body") == "of 1");
}

BOOST_AUTO_TEST_CASE(what_goes_wrong_in_before_rows_is_the_verdict_of_each_row_that_it_got) {
    Sample sample;
    for (const char* how : {"throw", "assert", "require", "skip", "lack", "attach"}) {
        BOOST_TEST_CONTEXT(how) {
            const SampleRun run = sample.run("TogetherTest/testTogether", {std::string("--together=") + how});
            const bool skipped = how == std::string("skip") || how == std::string("lack");
            for (const char* id : {"one", "four", "five"}) {
                const ReportedRow& row = run.row(id);
                BOOST_TEST(row.status == (skipped ? "skipped" : "broken"));
                BOOST_TEST(row.cause.starts_with("before the rows of TogetherTest.testTogether: "), row.cause);
                BOOST_TEST(row.cause == run.row("one").cause);
                const char* told = how == std::string("attach") ? "each row has its own attachments"
                                                                : " beforeopen before_rows(one four five)";
                BOOST_TEST(holds(row.cause, told), row.cause);
                BOOST_TEST(attached(row, "body") == "");
            }
            BOOST_TEST(run.row("two").cause == "the driver is wrong here");
            BOOST_TEST(run.row("three").cause == "switched off");
            BOOST_TEST(run.count("reported") == 5);
            BOOST_TEST(run.outcome.status == 201);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_crash_in_before_rows_loses_no_row) {
    if (sanitized()) return;  // in the program itself, which a sanitizer ends
    Sample sample;
    const SampleRun run = sample.run("TogetherTest/testTogether", {"--together=crash"});
    BOOST_TEST(run.row("one").status == "broken");
    BOOST_TEST(run.row("five").status == "skipped");
    BOOST_TEST(run.count("reported") == 5);
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_rows_own_time_is_told_and_before_rows_is_on_nobodys_account) {
    Sample sample;
    const SampleRun run = sample.run("TogetherTest/testTogether");
    BOOST_TEST(run.row("four").all.at("seconds").as_double() == 1.5);
    BOOST_TEST(run.row("one").all.at("seconds").to_number<double>() < 0.12);  // it slept for 0.12 s
    BOOST_TEST(run.report.at("duration").to_number<double>() >= 0.12);
}

BOOST_AUTO_TEST_CASE(what_rows_attach_stands_in_every_report) {
    Sample sample;
    const SampleRun run = sample.run("TogetherTest/testTogether");
    BOOST_TEST(attached(run.row("five"), "body") == "of 5");
    int told = 0;
    for (const auto& event : sample.journal()) {
        if ((event.at("event") == "row-finished" || event.at("event") == "row") && event.at("id") == "five")
            told += static_cast<int>(event.at("attachments").as_array().size());
    }
    BOOST_TEST(told == 2);
    BOOST_TEST(holds(contents(sample.report("junit.xml")), "of 5"));
    // the page has them packed; tools/page_test looks into it
    BOOST_TEST(holds(contents(sample.report("index.html")), "<script type=\"application/x-offbeat-details\""));
    BOOST_TEST(holds(run.outcome.out, "attached: history, body"), run.outcome.out);
    BOOST_TEST(!holds(run.outcome.out, "of 5"), run.outcome.out);
}

BOOST_AUTO_TEST_SUITE_END()
