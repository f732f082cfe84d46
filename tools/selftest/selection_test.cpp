// Rows selected by what they hold, by their groups, and by how they ended before.

#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>

#include <fstream>

using namespace selftest;
using Words = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(rows_are_selected_by_what_they_hold) {
    Sample sample;
    EXPECT_IDS(sample.run("SelectedTest", {"--rows", "target == 'even' && text > 2"}), "ROW_4", "ROW_6");
    EXPECT_IDS(sample.run("SelectedTest", {"--rows=index <= 2", "--jobs=0"}), "ROW_1", "ROW_2");
    EXPECT_IDS(sample.run("SelectedTest", {"--groups=selected && !small", "--rows=text != 5"}), "ROW_4", "ROW_6");
    EXPECT_IDS(sample.run("SelectedTest", {"--rows=target == 'even'", "--row-bound=2"}), "ROW_2", "ROW_4", "ROW_6");
    const SampleRun run = sample.run("SelectedTest", {"--rows=text == 3"});
    BOOST_TEST(run.count("planned") == 1);
    BOOST_TEST(run.outcome.status == 0);
}

BOOST_AUTO_TEST_CASE(a_rows_number_stays_when_rows_are_shuffled) {
    Sample sample;
    for (const char* seed : {"--shuffle=1", "--shuffle=2", "--shuffle=3"}) {
        EXPECT_IDS(sample.run("SelectedTest", {"--rows=index == 2", seed}), "ROW_2");
        EXPECT_IDS(sample.run("SelectedTest", {"--rows=index == 2", seed, "--row-bound=2"}), "ROW_2");
    }
    EXPECT_IDS(sample.run("SelectedTest", {"--rows=index == 2", "--repeat=2", "--jobs=1"}), "ROW_2", "ROW_2_run2");
    EXPECT_IDS(sample.run("SelectedTest", {"--rows=index == 2", "--repeat=2", "--row-bound=2"}), "ROW_2", "ROW_2_run2");
}

BOOST_AUTO_TEST_CASE(odd_cells_are_compared_as_what_they_are) {
    Sample sample;
    EXPECT_IDS(sample.run("OddCellsTest", {"--rows=text =~ '^x.*y$'"}), "LONG");
    EXPECT_IDS(sample.run("OddCellsTest", {"--rows=text =~ '^\\xff'"}), "BYTES");
    EXPECT_IDS(sample.run("OddCellsTest", {"--rows=text == 9007199254740993"}), "BIG");
    EXPECT_IDS(sample.run("OddCellsTest", {"--rows=text > 9007199254740992 && text =~ '^9'"}), "BIG");
    EXPECT_IDS(sample.run("OddCellsTest", {"--rows=text == 7"}), "LEADING");
    EXPECT_IDS(sample.run("OddCellsTest", {"--rows=text == '007'"}), "LEADING");
    EXPECT_IDS(sample.run("OddCellsTest", {"--rows=text == 'nan'"}), "NAN");
    BOOST_TEST(holds(sample.run("OddCellsTest", {"--rows=text == '7' && class == 'OddCellsTest'"}).outcome.err,
                     "no row is so"));
}

BOOST_AUTO_TEST_CASE(plan_and_lists_obey) {
    Sample sample;
    const auto out = [&](const Words& options) { return sample.run_with(options).outcome.out; };
    const std::string list = out({"--list", "--rows=text == 3"});
    BOOST_TEST(holds(list, "SelectedTest/testAmounts/ROW_3"), list);
    BOOST_TEST(!holds(list, "ROW_4"), list);
    BOOST_TEST(lines_of(out({"--rows", "--rows=target == 'odd'"})).size() == 3U);
    BOOST_TEST(holds(out({"--plan", "--rows=target == 'odd'"}), "3 of these "));
    BOOST_TEST(lines_of(out({"--rows", "--groups=selected"})).size() == 6U);
}

BOOST_AUTO_TEST_CASE(what_selects_nothing_or_cannot_be_read_is_refused) {
    Sample sample;
    const std::pair<const char*, const char*> corpus[] = {
        {"--rows=targte == 'even'", "--rows=targte == 'even': no row has a \"targte\"; did you mean \"target\"?"},
        {"--groups=selectde", "--groups=selectde: no row is in the group \"selectde\"; did you mean \"selected\"?"},
        {"--rows=target = 'even'", "--rows=target = 'even': column 8: expected ==, not ="},
        {"--rows=target == 'none'", "--rows=target == 'none': no row is so"},
    };
    for (const auto& [option, message] : corpus) {
        const SampleRun run = sample.run("SelectedTest", {option});
        BOOST_TEST(run.outcome.status == 200);
        BOOST_TEST(holds(run.outcome.err, message), run.outcome.err);
    }
}

BOOST_AUTO_TEST_CASE(what_failed_runs_again_until_it_has_passed) {
    Sample sample;
    Folder folder;
    const std::string file = folder.path("broken");
    const std::string option = "--broken-while=" + file;
    std::ofstream(file) << '!';
    BOOST_TEST(sample.run("SelectedTest", {option}).count("failed") == 2);
    EXPECT_IDS(sample.run("SelectedTest", {option, "--last-failed"}), "ROW_5", "ROW_6");
    // A run of others forgets nothing, and neither does one that writes no report.
    BOOST_TEST(sample.run("SelectedTest/testAmounts/ROW_1", {option, "--reports=json"}).outcome.status == 0);
    std::filesystem::remove(file);
    BOOST_TEST(sample.run("SelectedTest/testAmounts/ROW_5", {option}).outcome.status == 0);
    const SampleRun last = sample.run("SelectedTest", {option, "--last-failed", "--jobs=0"});
    EXPECT_IDS(last, "ROW_6");
    BOOST_TEST(last.outcome.status == 0);
    const SampleRun all = sample.run("SelectedTest", {option, "--last-failed"});
    BOOST_TEST(all.rows.size() == 6U);
    BOOST_TEST(holds(all.outcome.err, "--last-failed: no earlier failure is known; all rows run"), all.outcome.err);
}

BOOST_AUTO_TEST_CASE(what_is_no_row_stands_for_its_method_or_class) {
    Sample sample;
    Folder folder;
    const std::string file = folder.path("broken");
    const std::string option = "--broken-while=" + file;
    std::ofstream(file) << '!';
    BOOST_TEST(sample.run("ClosingTest:SometimesTest:SelectedTest/testAmounts/ROW_1", {option}).outcome.status == 201);
    std::filesystem::remove(file);
    const SampleRun run = sample.run("*", {option, "--last-failed"});
    EXPECT_IDS(run, "once", "once", "A", "B");
    BOOST_TEST(run.outcome.status == 0, run.outcome.err);
    BOOST_TEST(contents(sample.report("failed.txt")) == "");
}

BOOST_AUTO_TEST_CASE(a_rerun_of_failures_that_was_interrupted_goes_on) {
    Sample sample;
    Folder folder;
    std::filesystem::create_directories(sample.report(""));
    std::string names;
    for (int i = 3; i <= 9; ++i) names += "SlowTest/testSlowly/row_" + std::to_string(i) + '\n';
    std::ofstream(sample.report("failed.txt")) << names;
    Command command{{samples()}};
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"id\":\"row_5\"";
    command.kill_with = SIGINT;
    const std::vector<std::string> options{"--run_test=SlowTest", "--last-failed", "--jobs=1"};
    auto first = options;
    first.push_back("--pace=200");
    const SampleRun run = sample.run_with(first, command);
    BOOST_TEST(run.count("planned") == 7);
    auto rest = options;
    rest.insert(rest.end(), {"--resume", "--pace=1"});
    const SampleRun again = sample.run_with(rest);
    BOOST_TEST(again.outcome.status == 0, again.outcome.err);
    BOOST_TEST(again.count("passed") == 7);
}

BOOST_AUTO_TEST_CASE(a_repeated_row_that_failed_is_found_again_without_repeat) {
    Sample sample;
    Folder folder;
    const std::string file = folder.path("broken");
    const std::string option = "--broken-while=" + file;
    for (const char* jobs : {"--jobs=0", "--jobs=2"}) {
        std::ofstream(file) << '!';
        const SampleRun run = sample.run("SelectedTest/testAmounts/ROW_4,ROW_5", {option, "--repeat=3", jobs});
        BOOST_TEST(run.count("failed") == 3);
        BOOST_TEST(holds(run.row("ROW_5_run2").rerun, "/ROW_5 "), run.row("ROW_5_run2").rerun);
        BOOST_TEST(contents(sample.report("failed.txt")) == "SelectedTest/testAmounts/ROW_5\n");
        const std::string suite = contents(sample.report("failed-suite.xml"));
        BOOST_TEST(holds(suite, "value=\"ROW_5\""), suite);
        BOOST_TEST(sample.run("SelectedTest/testAmounts/ROW_5", {option, "--repeat=2", jobs}).count("failed") == 2);
        EXPECT_IDS(sample.run_with({"--suite=" + sample.report("failed-suite.xml"), option}), "ROW_5");
        std::filesystem::remove(file);
        const SampleRun again = sample.run("SelectedTest", {option, "--last-failed", jobs});
        EXPECT_IDS(again, "ROW_5");
        BOOST_TEST(again.outcome.err == "");
        BOOST_TEST(contents(sample.report("failed.txt")) == "");
    }
    // As files of earlier versions have it.
    std::ofstream(sample.report("failed.txt")) << "SelectedTest/testAmounts/ROW_2_run3\n";
    const SampleRun earlier = sample.run("SelectedTest", {"--last-failed"});
    EXPECT_IDS(earlier, "ROW_2");
    BOOST_TEST(earlier.outcome.err == "");
}

BOOST_AUTO_TEST_CASE(an_order_by_chance_is_had_again_by_its_seed) {
    Sample sample;
    const Words options{"--shuffle=4711", "--jobs=1"};
    const SampleRun run = sample.run("SelectedTest", options);
    BOOST_TEST(run.rows.size() == 6U);
    BOOST_TEST(holds(run.outcome.out, ", shuffled: --shuffle=4711\n"), run.outcome.out);
    BOOST_TEST(run.report.at("seed").to_number<int>() == 4711);
    BOOST_TEST(sample.run("SelectedTest", options).ids() == run.ids(), boost::test_tools::per_element());
    BOOST_TEST(holds(sample.run("SelectedTest", {"--shuffle"}).outcome.out, ", shuffled: --shuffle="));
    const SampleRun wrong = sample.run("SelectedTest", {"--shuffle=x"});
    BOOST_TEST(wrong.outcome.status == 200);
    BOOST_TEST(holds(wrong.outcome.err, "--shuffle=x can't be read; expected a seed such as 4711"), wrong.outcome.err);
}

BOOST_AUTO_TEST_CASE(rows_are_repeated_until_enough_have_failed) {
    Sample sample;
    Folder folder;
    const std::string file = folder.path("broken");
    const std::string option = "--broken-while=" + file;
    BOOST_TEST(sample.run("SelectedTest", {option, "--repeat=3"}).count("passed") == 18);
    BOOST_TEST(sample.run("SelectedTest/testAmounts/ROW_1*", {option, "--repeat-until-fail=4"}).count("passed") == 4);
    // Whoever names a row means each of its invocations; nobody else's are made.
    BOOST_TEST(sample.run("SelectedTest/testAmounts/ROW_1", {option, "--repeat=4000"}).count("passed") == 4000);
    EXPECT_IDS(sample.run("SelectedTest/testAmounts/ROW_1_run3", {option, "--repeat=3"}), "ROW_1_run3");
    BOOST_TEST(sample.run("SelectedTest", {option, "--repeat=3", "--rows=text == 2"}).count("passed") == 3);
    std::ofstream(file) << '!';
    for (const char* jobs : {"--jobs=0", "--jobs=1"}) {
        const SampleRun run = sample.run("SelectedTest", {option, "--repeat-until-fail", jobs});
        BOOST_TEST(run.count("failed") >= 1);
        BOOST_TEST(run.count("planned") > 1000);
        BOOST_TEST(run.row("ROW_6_run999").status == "skipped");
        BOOST_TEST(holds(run.row("ROW_6_run999").cause, "never ran: 1 row had failed"), run.row("ROW_6_run999").cause);
        BOOST_TEST(run.outcome.status == 201);
    }
    BOOST_TEST(sample.run("SelectedTest", {option, "--max-failures=1", "--jobs=1"}).count("passed") == 4);
    BOOST_TEST(sample.run("SelectedTest", {option}).count("failed") == 2);
    EXPECT_IDS(sample.run("SelectedTest", {option, "--failed-first", "--jobs=1"}), "ROW_5", "ROW_6", "ROW_1", "ROW_2",
               "ROW_3", "ROW_4");
}

BOOST_AUTO_TEST_CASE(a_row_that_failed_and_is_gone_is_named) {
    Sample sample;
    std::filesystem::create_directories(sample.report(""));
    std::ofstream(sample.report("failed.txt")) << "SelectedTest/testAmounts/ROW_9\nSelectedTest/testAmounts/ROW_2\n";
    const SampleRun run = sample.run("SelectedTest", {"--last-failed"});
    EXPECT_IDS(run, "ROW_2");
    BOOST_TEST(holds(run.outcome.err, "--last-failed: SelectedTest/testAmounts/ROW_9 isn't in the plan any more"),
               run.outcome.err);
}

BOOST_AUTO_TEST_SUITE_END()
