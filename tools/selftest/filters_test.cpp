// Boost.Test's filters, and rows named as their tester spells them.

#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace selftest;
using Words = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(filters)

BOOST_AUTO_TEST_CASE(plan_and_lists_obey_boost_tests_filters) {
    Sample sample;
    const auto listed = [&](const Words& options) {
        Words all{"--list"};
        all.insert(all.end(), options.begin(), options.end());
        Words paths;
        for (const auto& line : lines_of(sample.run_with(all).outcome.out))
            paths.push_back(line.substr(0, line.find('\t')));
        return paths;
    };
    const std::string path = "SelectedTest/testAmounts/";
    const std::pair<Words, Words> corpus[] = {
        {{"--run_test=SelectedTest/testAmounts/ROW_1,ROW_3"}, {path + "ROW_1", path + "ROW_3"}},
        {{"--run_test=SelectedTest/*/*_6"}, {path + "ROW_6"}},
        {{"--run_test=@selected", "--rows=text > 5"}, {path + "ROW_6"}},
        {{"--run_test=SelectedTest:!SelectedTest/*/ROW_1,ROW_2,ROW_3"},
         {path + "ROW_4", path + "ROW_5", path + "ROW_6"}},
        {{"--run_test=SelectedTest", "--run_test=!@large"}, {path + "ROW_1", path + "ROW_2", path + "ROW_3"}},
        {{"-t", "SelectedTest", "--row-bound=2"}, {path + "rows"}},
        {{"--run_test=SelectedTest/testAmounts/ROW_1", "--repeat=2"}, {path + "ROW_1", path + "ROW_1_run2"}},
    };
    for (const auto& [options, paths] : corpus) BOOST_TEST(listed(options) == paths, boost::test_tools::per_element());
    const SampleRun plan = sample.run_with({"--plan", "--run_test=SelectedTest/testAmounts/ROW_1"});
    BOOST_TEST(holds(plan.outcome.out, "1 row in 1 method, 0 problems\n"), plan.outcome.out);
    BOOST_TEST(plan.outcome.status == 0);  // what is wrong with others isn't asked for
    BOOST_TEST(lines_of(sample.run_with({"--rows", "--run_test=SelectedTest"}).outcome.out).size() == 6U);
    BOOST_TEST(!sample.reports().holds_files());
}

BOOST_AUTO_TEST_CASE(a_filter_that_names_nothing_is_told) {
    Sample sample;
    const std::pair<const char*, const char*> corpus[] = {
        {"SelectdeTest/testAmounts", "there is no class \"SelectdeTest\"; did you mean \"SelectedTest\"?"},
        {"SelectedTest/testAmount", "there is no method \"testAmount\" in SelectedTest; did you mean \"testAmounts\"?"},
        {"SelectedTest/testAmounts/ROW_7",
         "there is no row \"ROW_7\" in SelectedTest/testAmounts; did you mean \"ROW_1\"?"},
        {"@selectde", "no row is in the group \"selectde\"; did you mean \"selected\"?"},
    };
    for (const auto& [filter, message] : corpus) {
        for (const Words& more : {Words{}, Words{"--plan"}, Words{"--list"}, Words{"--rows"}}) {
            Words options{std::string("--run_test=") + filter};
            options.insert(options.end(), more.begin(), more.end());
            const SampleRun run = sample.run_with(options);
            BOOST_TEST(run.outcome.status == 200);
            BOOST_TEST(run.outcome.out == "");
            BOOST_TEST(holds(run.outcome.err, std::string("--run_test=") + filter + ": " + message), run.outcome.err);
        }
    }
    // What else is named runs.
    const SampleRun some = sample.run("SelectedTest/testAmounts/ROW_1,Nope");
    EXPECT_IDS(some, "ROW_1");
    BOOST_TEST(some.outcome.status == 0);
    BOOST_TEST(holds(some.outcome.err, "there is no row \"Nope\" in SelectedTest/testAmounts"), some.outcome.err);
    const SampleRun streamed = sample.run("SelectedTest/testAmounts/ROW_1", {"--row-bound=2"});
    BOOST_TEST(streamed.outcome.status == 200);
    BOOST_TEST(holds(streamed.outcome.err, "--run_test=SelectedTest/testAmounts --row=ROW_1"), streamed.outcome.err);
    BOOST_TEST(sample.run("SelectedTest/testAmounts/ROW_1*").outcome.err == "");
}

BOOST_AUTO_TEST_CASE(filters_of_the_environment_are_as_good_as_the_command_lines) {
    Sample sample;
    const auto run = [&](const std::string& filter, Words options) {
        Command command;
        command.environment = {"BOOST_TEST_RUN_FILTERS=" + filter};
        return sample.run_with(std::move(options), std::move(command));
    };
    EXPECT_IDS(run("SelectedTest/testAmounts/ROW_2", {}), "ROW_2");
    EXPECT_IDS(run("SelectedTest/testAmounts/ROW_2", {"--jobs=0"}), "ROW_2");
    EXPECT_IDS(run("SelectdeTest", {"--run_test=SelectedTest/testAmounts/ROW_1"}), "ROW_1");  // which beats it
    const SampleRun wrong = run("SelectdeTest", {});
    BOOST_TEST(wrong.outcome.status == 200);
    BOOST_TEST(holds(wrong.outcome.err, "did you mean \"SelectedTest\"?"), wrong.outcome.err);
}

BOOST_AUTO_TEST_CASE(a_row_is_meant_as_its_tester_spells_it) {
    Sample sample;
    const std::string list = sample.run_with({"--list", "--run_test=SpelledTest"}).outcome.out;
    const std::string id = list.substr(list.find("PID_1"), list.find('\t') - list.find("PID_1"));
    BOOST_TEST(id != "PID_1");
    EXPECT_IDS(sample.run("SpelledTest", {"--rows=id == 'PID-1'"}), id);
    EXPECT_IDS(sample.run("SpelledTest", {"--rows=id == '" + id + "'"}), id);
    EXPECT_IDS(sample.run("SpelledTest/testSpelled/PID-1"), id);
    EXPECT_IDS(sample.run("SpelledTest/testSpelled/" + id), id);
    BOOST_TEST(sample.run("SpelledTest/testSpelled/PID-*").count("passed") == 2);
    EXPECT_IDS(sample.run("SpelledTest/testSpelled/*D-1", {"--repeat=2", "--jobs=0"}), id, id + "_run2");
    EXPECT_IDS(sample.run("SpelledTest/testSpelled/PID-1", {"--repeat=2", "--jobs=0"}), id, id + "_run2");
    BOOST_TEST(sample.run("SpelledTest/testSpelled/\u8ba2\u5355").count("passed") == 1);
    EXPECT_IDS(sample.run("SpelledTest", {"--row=PID-1", "--row-bound=1"}), id);
    std::filesystem::create_directories(sample.report(""));
    std::ofstream(sample.report("failed.txt")) << "SpelledTest/testSpelled/PID-1\n";
    const SampleRun last = sample.run("SpelledTest", {"--last-failed"});
    EXPECT_IDS(last, id);
    BOOST_TEST(last.outcome.err == "");
    Folder folder;
    std::ofstream(folder.path("testng.xml"))
        << "<suite name=\"s\"><test name=\"t\"><classes><class name=\"SpelledTest\"><methods>"
           "<include name=\"testSpelled\"><parameter name=\"offbeat.rows\" value=\"PID-1 \u8ba2\u5355\"/></include>"
           "</methods></class></classes></test></suite>\n";
    const SampleRun suite = sample.run_with({"--suite=" + folder.path("testng.xml")});
    BOOST_TEST(suite.count("passed") == 2);
    BOOST_TEST(suite.outcome.err == "");
}

BOOST_AUTO_TEST_SUITE_END()
