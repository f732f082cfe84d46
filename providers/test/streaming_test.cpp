// A CSV driver of more rows than the bound, run from outside: its rows are streamed within one Boost.Test case.

#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::test;

namespace {

SampleRun run(const std::string& rows, const std::string& arguments) {
    const TempDir folder;
    write_file(folder.file("testres/normal/Transfer/TransferNormalTest.testTransfer.csv"),
               "caseId,from,amount\n" + rows);
    return run_sample("csv_sample", folder, "--run_test=TransferNormalTest " + arguments);
}

std::string rows(int count) {
    std::string text;
    for (int i = 1; i <= count; ++i) text += "R" + std::to_string(i) + ",Lee," + std::to_string(i) + '\n';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(streaming)

BOOST_AUTO_TEST_CASE(runs_the_same_rows_on_both_sides_of_the_bound) {
    for (const char* bound : {"--row-bound=11", "--row-bound=12"}) {
        const SampleRun ran = run(rows(12), bound);
        BOOST_TEST(ran.status == 0, ran.output);
        BOOST_TEST(ran.count("passed") == 12);
        BOOST_TEST(ran.row("R12") != nullptr);
    }
}

BOOST_AUTO_TEST_CASE(lets_a_bad_row_fail_alone) {
    const SampleRun ran = run(rows(6) + "B1,Lee,many\nR1,Lee,7\nB2,Lee,0\n" + "R7,Lee,7\n", "--row-bound=5");
    BOOST_TEST(ran.status == 201);
    BOOST_TEST(ran.count("passed") == 7, ran.output);
    BOOST_TEST(ran.count("broken") == 2);
    BOOST_TEST(ran.count("failed") == 1);
    BOOST_TEST(ran.why("B1").find("testTransfer.csv:8:8: \"many\" is not a whole number") != std::string::npos,
               ran.why("B1"));
    BOOST_TEST(ran.why("bad_line_9").find("caseId \"R1\" is taken") != std::string::npos, ran.why("bad_line_9"));
    BOOST_TEST(ran.why("B2") == "|Lee gives 0");
}

BOOST_AUTO_TEST_CASE(runs_one_row_when_asked) {
    const SampleRun ran = run(rows(12), "--row-bound=5 --row=R9");
    BOOST_TEST(ran.status == 0, ran.output);
    BOOST_TEST(ran.count("passed") == 1);
    BOOST_TEST(ran.row("R9") != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
