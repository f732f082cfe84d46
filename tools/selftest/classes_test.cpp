#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace selftest;

namespace {

SampleRun phase(Sample& sample, const std::string& phase, const std::string& how) {
    return sample.run("PhaseTest", {"--phase=" + phase, "--how=" + how, sample.trace_option()});
}

std::vector<std::string> statuses(const SampleRun& run) {
    std::vector<std::string> all;
    for (const auto& row : run.rows) all.push_back(row.status);
    return all;
}

bool holds(const std::vector<std::string>& lines, const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(classes)

BOOST_AUTO_TEST_CASE(phases_stand_around_each_row_and_after_methods_run_after_failures) {
    Sample sample;
    const SampleRun run = sample.run("OrderTest", {sample.trace_option()});
    const Words expected{"constructor", "beforeClass",     "before_row once",  "beforeMethod", "testFirst",
                         "afterMethod", "after_row once",  "before_row one",   "beforeMethod", "testRows 1",
                         "afterMethod", "after_row one",   "before_row two",   "beforeMethod", "testRows 2",
                         "afterMethod", "after_row two",   "before_row three", "beforeMethod", "testRows 3",
                         "afterMethod", "after_row three", "afterClass",       "destructor"};
    const Words seen = sample.trace();
    BOOST_CHECK_EQUAL_COLLECTIONS(seen.begin(), seen.end(), expected.begin(), expected.end());
    BOOST_TEST((statuses(run) == Words{"passed", "failed", "broken", "passed"}));
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(nothing_goes_wrong_in_a_quiet_class) {
    Sample sample;
    const SampleRun run = phase(sample, "none", "throw");
    BOOST_TEST((statuses(run) == Words{"passed", "passed", "passed"}));
    BOOST_TEST(run.outcome.status == 0);
}

BOOST_AUTO_TEST_CASE(what_fails_before_a_class_breaks_each_of_its_rows) {
    Sample sample;
    for (const char* where : {"constructor", "beforeClass"}) {
        for (const char* how : {"throw", "assert", "require"}) {
            BOOST_TEST_CONTEXT(where << ' ' << how) {
                const SampleRun run = phase(sample, where, how);
                BOOST_TEST((statuses(run) == Words{"broken", "broken", "broken"}));
                for (const auto& row : run.rows)
                    BOOST_TEST(row.cause.find("PhaseTest") != std::string::npos, row.cause);
                BOOST_TEST(run.outcome.status == 201);
                BOOST_TEST(!holds(sample.trace(), "body 1"));
                BOOST_TEST(!holds(sample.trace(), "body 3"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_skip_before_a_class_skips_each_of_its_rows) {
    Sample sample;
    for (const char* where : {"constructor", "beforeClass"}) {
        for (const char* how : {"skip", "lack"}) {
            BOOST_TEST_CONTEXT(where << ' ' << how) {
                const SampleRun run = phase(sample, where, how);
                BOOST_TEST((statuses(run) == Words{"skipped", "skipped", "skipped"}));
                const std::string reason =
                    (how == std::string("skip") ? "skipped in " : "lacking in ") + std::string(where);
                for (const auto& row : run.rows) BOOST_TEST(row.cause.find(reason) != std::string::npos, row.cause);
                BOOST_TEST(run.outcome.status == 201);
                BOOST_TEST(!holds(sample.trace(), "body 1"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_goes_wrong_before_a_row_keeps_its_body_from_running_and_no_other) {
    Sample sample;
    for (const char* how : {"throw", "assert", "require", "skip", "lack"}) {
        BOOST_TEST_CONTEXT(how) {
            const SampleRun run = phase(sample, "beforeMethod of the second row", how);
            const bool skipped = how[0] == 's' || how[0] == 'l';
            BOOST_TEST((statuses(run) == Words{"passed", skipped ? "skipped" : "broken", "passed"}));
            BOOST_TEST(run.row("two").cause.find(how[0] == 'a' || how[0] == 'r'
                                                     ? "before-method"
                                                     : "in beforeMethod of the second row") != std::string::npos,
                       run.row("two").cause);
            BOOST_TEST(holds(sample.trace(), "body 1"));
            BOOST_TEST(!holds(sample.trace(), "body 2"));
            BOOST_TEST(holds(sample.trace(), "body 3"));
            BOOST_TEST(run.outcome.status == (skipped ? 0 : 201));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_base_class_that_fails_before_a_row_keeps_its_body_from_running) {
    Sample sample;
    for (const char* how : {"throw", "assert", "require", "skip", "lack"}) {
        BOOST_TEST_CONTEXT(how) {
            const SampleRun run = phase(sample, "before_row", how);
            BOOST_TEST(run.row("one").status == (how[0] == 's' || how[0] == 'l' ? "skipped" : "broken"));
            BOOST_TEST(!holds(sample.trace(), "body 1"));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_fails_after_a_row_breaks_it_and_the_other_after_methods_still_run) {
    Sample sample;
    for (const char* where : {"afterMethod", "after_row"}) {
        for (const char* how : {"throw", "assert", "require"}) {
            BOOST_TEST_CONTEXT(where << ' ' << how) {
                const SampleRun run = phase(sample, where, how);
                for (const auto& row : run.rows) BOOST_TEST((row.status == "broken" || row.status == "failed"));
                const Words seen = sample.trace();
                BOOST_TEST(std::count(seen.begin(), seen.end(), "second afterMethod") == 3);
                BOOST_TEST(run.outcome.status == 201);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_fails_after_a_class_is_a_row_of_its_own_and_not_green) {
    Sample sample;
    for (const char* how : {"throw", "assert", "require"}) {
        BOOST_TEST_CONTEXT(how) {
            const SampleRun run = phase(sample, "afterClass", how);
            BOOST_TEST(run.count("passed") == 3);
            BOOST_TEST(run.count("reported") == 4);
            BOOST_TEST(run.count("planned") == 4);
            BOOST_TEST(run.count("run") == 4);
            BOOST_TEST(!run.green());
            BOOST_TEST(run.outcome.status == 201);
            BOOST_REQUIRE(run.rows.size() == 4U);
            const ReportedRow& row = run.rows.back();
            BOOST_TEST(text_of(row.all.at("method")) == "close");
            BOOST_TEST((row.status == "broken" || row.status == "failed"));
            const std::string told = row.cause + (row.failures.empty() ? "" : row.failures.front());
            BOOST_TEST(told.find("in afterClass") != std::string::npos, told);
            BOOST_TEST(row.rerun.find("--run_test=PhaseTest ") != std::string::npos, row.rerun);
            const Words seen = sample.trace();
            BOOST_TEST(std::count(seen.begin(), seen.end(), "second afterClass") == 1);
            BOOST_TEST(run.outcome.out.find("in afterClass") != std::string::npos, run.outcome.out);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
