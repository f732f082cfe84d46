// Rows selected by what they hold, by their groups, and by how they ended before.

#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace selftest;

namespace {

using Words = std::vector<std::string>;

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Words ids(const SampleRun& run) {
    Words all;
    for (const auto& row : run.rows) all.push_back(row.id);
    return all;
}

#define EXPECT_IDS(run, ...) BOOST_TEST(ids(run) == (Words{__VA_ARGS__}), boost::test_tools::per_element())

}  // namespace

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

BOOST_AUTO_TEST_CASE(an_order_by_chance_is_had_again_by_its_seed) {
    Sample sample;
    const Words options{"--shuffle=4711", "--jobs=1"};
    const SampleRun run = sample.run("SelectedTest", options);
    BOOST_TEST(run.rows.size() == 6U);
    BOOST_TEST(holds(run.outcome.out, ", shuffled: --shuffle=4711\n"), run.outcome.out);
    BOOST_TEST(run.report.at("seed").to_number<int>() == 4711);
    BOOST_TEST(ids(sample.run("SelectedTest", options)) == ids(run), boost::test_tools::per_element());
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
