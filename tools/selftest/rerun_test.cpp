#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

namespace {

/// The command that the first failure in the console's text tells.
std::string told_command(const std::string& console) {
    const std::string mark = "rerun: ";
    const auto begin = console.find(mark);
    BOOST_REQUIRE_MESSAGE(begin != std::string::npos, "no rerun line in: " + console);
    return console.substr(begin + mark.size(), console.find('\n', begin) - begin - mark.size());
}

/// Fails, is run again as a person would, and must fail again in the same way.
void check_rerun(const std::string& which, const std::vector<std::string>& options) {
    BOOST_TEST_CONTEXT(which) {
        Sample sample;
        const SampleRun first = sample.run(which, options);
        const std::string command = told_command(first.outcome.out);
        const SampleRun again = sample.run_again(command);
        const ReportedRow& row = again.only();
        const ReportedRow& before = first.row(row.id);
        BOOST_TEST(before.rerun == command);
        BOOST_TEST(row.status == before.status);
        BOOST_TEST(row.cause == before.cause);
        BOOST_TEST((row.failures == before.failures));
        BOOST_TEST(again.outcome.status == first.outcome.status);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rerun)

BOOST_AUTO_TEST_CASE(the_told_command_runs_just_that_row_and_it_fails_the_same_way) {
    check_rerun("VerdictTest/failsTest", {});
    check_rerun("VerdictTest/throwsException", {});
    check_rerun("OrderTest/testRows/two", {"--trace=/dev/null"});
    check_rerun("SourceTest/wrongColumns", {});
    check_rerun("SourceTest/unknown", {});
    check_rerun("HostileTest/fails", {});
    check_rerun("PhaseTest/testRows/one", {"--phase=body", "--how=assert", "--trace=/tmp/a b'c\"; false"});
}

BOOST_AUTO_TEST_CASE(also_of_streamed_rows) {
    check_rerun("StreamTest/oneFails", {"--row-bound=10"});
    check_rerun("StreamTest/misfits", {"--row-bound=10"});
}

BOOST_AUTO_TEST_SUITE_END()
