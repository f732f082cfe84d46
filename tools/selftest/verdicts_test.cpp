#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

namespace {

struct Expected {
    const char* method;
    const char* status;
    const char* cause;  ///< what the cause holds
    int failures;
    const char* message;  ///< what the first failure's message holds
};

std::ostream& operator<<(std::ostream& out, const Expected& expected) {
    return out << expected.method;
}

const Expected expected_verdicts[] = {
    {"passes", "passed", "", 0, ""},
    {"failsTest", "failed", "", 2, "1 == 2"},
    {"failsRequire", "failed", "", 1, "1 == 2"},
    {"failsByFail", "failed", "", 1, "told by fail()"},
    {"failsByCheck", "failed", "", 2, "told by check()"},
    {"throwsException", "broken", "unexpected std::runtime_error: the disk is on fire", 0, ""},
    {"throwsInt", "broken", "unknown type", 0, ""},
    {"segfaults", "broken", "memory access violation", 1, "memory access violation"},
    {"divides", "broken", "signal", 1, ""},
    {"aborts", "broken", "SIGABRT", 1, "SIGABRT"},
    {"skips", "skipped", "not on this machine", 0, ""},
    {"failsAndSkips", "failed", "", 1, "before the skip"},
    {"lacksEngine", "skipped", "no Docker engine here", 0, ""},
    {"disabled", "skipped", "disabled by its annotation", 0, ""},
    {"waits", "not configured", "no_such_driver.csv", 0, ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(verdicts)

BOOST_AUTO_TEST_CASE(each_way_to_end_has_its_verdict_and_its_cause) {
    Sample sample;
    for (const auto& expected : expected_verdicts) {
        BOOST_TEST_CONTEXT(expected) {
            const bool by_signal =
                std::string_view(" segfaults divides aborts ").find(expected.method) != std::string_view::npos;
            if (by_signal && sanitized()) continue;  // a sanitizer ends the program itself
            const SampleRun run = sample.run(std::string("VerdictTest/") + expected.method);
            const ReportedRow& row = run.only();
            BOOST_TEST(row.status == expected.status);
            BOOST_TEST(row.cause.find(expected.cause) != std::string::npos, "cause: " << row.cause);
            BOOST_TEST((row.cause.empty() == (*expected.cause == '\0')), "cause: " << row.cause);
            BOOST_TEST(row.failures.size() == static_cast<std::size_t>(expected.failures));
            if (!row.failures.empty())
                BOOST_TEST(row.failures.front().find(expected.message) != std::string::npos, row.failures.front());
            const bool passed = row.status == "passed";
            BOOST_TEST(run.outcome.status == (passed ? 0 : 201));
            BOOST_TEST(run.green() == passed);
            BOOST_TEST(run.count("planned") == 1);
            BOOST_TEST(run.count("run") == 1);
            BOOST_TEST(run.count("reported") == 1);
            BOOST_TEST(row.rerun.empty() == passed);
            // What a person reads names it as well, and so does JUnit's file.
            BOOST_TEST(run.outcome.out.find(expected.cause) != std::string::npos, run.outcome.out);
            const std::string junit = contents(sample.report("junit.xml"));
            BOOST_TEST(junit.find(passed ? "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\"" : "VerdictTest") !=
                       std::string::npos);
            BOOST_TEST(contents(sample.report("index.html")).size() > 1000U);
            BOOST_TEST(sample.journal().size() >= 4U);
        }
    }
}

BOOST_AUTO_TEST_CASE(skipped_rows_beside_passed_ones_are_green_and_alone_are_not) {
    Sample sample;
    const SampleRun mixed = sample.run("VerdictTest/passes,skips");
    BOOST_TEST(mixed.outcome.status == 0);
    BOOST_TEST(mixed.green());
    BOOST_TEST(mixed.count("skipped") == 1);
    const SampleRun alone = sample.run("VerdictTest/skips,disabled,lacksEngine");
    BOOST_TEST(alone.outcome.status == 201);
    BOOST_TEST(!alone.green());
    BOOST_TEST(alone.count("skipped") == 3);
}

BOOST_AUTO_TEST_CASE(rows_lost_after_a_crash_are_told_and_named) {
    if (sanitized()) return;
    Sample sample;
    const SampleRun run = sample.run("CrashTest/testCrash");
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(!run.green());
    BOOST_TEST(run.row("row_3").status == "passed");
    BOOST_TEST(run.row("row_4").status == "broken");
    BOOST_TEST(run.count("planned") == 15);
    BOOST_TEST(run.count("run") == 4);
    BOOST_TEST(run.outcome.out.find("15 planned") != std::string::npos, run.outcome.out);
    BOOST_TEST(run.outcome.out.find("4 run") != std::string::npos, run.outcome.out);
    for (const char* lost : {"row_5", "row_15"}) {
        BOOST_TEST(run.row(lost).status == "skipped");
        BOOST_TEST(run.row(lost).cause.find("never ran") != std::string::npos, run.row(lost).cause);
        BOOST_TEST(run.row(lost).cause.find("CrashTest/testCrash/row_4") != std::string::npos, run.row(lost).cause);
    }
    BOOST_TEST(run.outcome.out.find("never ran") != std::string::npos, run.outcome.out);
}

BOOST_AUTO_TEST_SUITE_END()
