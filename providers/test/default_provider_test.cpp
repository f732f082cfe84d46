// A method that takes nothing and names no provider: called once, or once a row where its driver exists.

#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat::test;

namespace {

constexpr const char* driver = "testres/normal/Heartbeat/HeartbeatTest.testBeat.csv";

}  // namespace

BOOST_AUTO_TEST_SUITE(default_provider)

BOOST_AUTO_TEST_CASE(calls_a_method_without_a_driver_once_and_writes_none) {
    const TempDir folder;
    const SampleRun ran = run_sample("heartbeat_sample", folder, "");
    BOOST_TEST(ran.status == 0, ran.output);
    BOOST_TEST(ran.row("once") != nullptr);
    BOOST_TEST(!std::filesystem::exists(folder.file(driver)));
}

BOOST_AUTO_TEST_CASE(calls_it_once_a_row_where_there_is_one) {
    const TempDir folder;
    write_file(folder.file(driver), "caseId,description\nFIRST,\nSECOND,again\n");
    const SampleRun ran = run_sample("heartbeat_sample", folder, "");
    BOOST_TEST(ran.status == 0, ran.output);
    BOOST_TEST(ran.count("passed") == 2);
    BOOST_TEST(ran.row("SECOND") != nullptr);
}

BOOST_AUTO_TEST_CASE(refuses_a_column_that_nobody_takes) {
    const TempDir folder;
    write_file(folder.file(driver), "caseId,amount\nFIRST,5\n");
    const SampleRun ran = run_sample("heartbeat_sample", folder, "");
    BOOST_TEST(ran.status == 201);
    BOOST_TEST(ran.output.find("no parameter takes the column \"amount\"") != std::string::npos, ran.output);
}

BOOST_AUTO_TEST_SUITE_END()
