// Runs that are interrupted: nothing that ended is lost, nothing goes on, and the rest can be run.

#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

using namespace selftest;

namespace {

/// Until the guard of a run that was killed has put it in order.
void await_settled(const Sample& sample) {
    for (int i = 0; i < 2000 && std::filesystem::exists(sample.report("journal.tail")); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    BOOST_TEST(!std::filesystem::exists(sample.report("journal.tail")));
}

struct Told {
    std::map<std::string, int> ended;  ///< by row: how often
    std::set<std::string> open;        ///< began and not ended
};

Told told_by(const Sample& sample) {
    Told told;
    for (const auto& event : sample.journal()) {
        const auto kind = event.at("event").as_string();
        if (kind == "row-started") told.open.insert(text_of(event.at("id")));
        if (kind != "row" && kind != "row-finished") continue;
        ++told.ended[text_of(event.at("id"))];
        told.open.erase(text_of(event.at("id")));
    }
    return told;
}

/// Processes whose command line holds this text.
int running(const std::string& text) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::string command = contents(entry.path().string() + "/cmdline");
        std::replace(command.begin(), command.end(), '\0', ' ');
        if (holds(command, text)) ++count;
    }
    return count;
}

SampleRun ended_at_row_5(Sample& sample, int number, std::vector<std::string> options = {}) {
    Command command{{samples()}};
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"id\":\"row_5\"";
    command.kill_with = number;
    options.insert(options.end(), {"--jobs=2", "--run_test=SlowTest", "--pace=200"});
    return sample.run_with(options, command);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resume)

BOOST_AUTO_TEST_CASE(a_killed_runner_loses_no_row_and_leaves_no_process) {
    Sample sample;
    const SampleRun run = ended_at_row_5(sample, SIGKILL);
    BOOST_TEST(run.outcome.status == -SIGKILL);
    await_settled(sample);
    const Told told = told_by(sample);
    for (const char* row : {"row_1", "row_2", "row_3", "row_4"}) BOOST_TEST(told.ended.contains(row), row);
    BOOST_TEST(told.ended.size() == 4U);
    BOOST_TEST((told.open == std::set<std::string>{"row_5"}));
    BOOST_TEST(running(sample.report("")) == 0);

    const SampleRun rest = sample.run_with({"--jobs=2", "--resume", "--run_test=SlowTest", "--pace=1"});
    BOOST_TEST(rest.outcome.status == 0, rest.outcome.out << rest.outcome.err);
    BOOST_TEST(rest.count("planned") == 15);
    BOOST_TEST(rest.count("passed") == 15);
    const Told all = told_by(sample);
    BOOST_TEST(all.ended.size() == 15U);
    for (const auto& [row, count] : all.ended) BOOST_TEST(count == 1, row);
    // The rows that had ended weren't run again: theirs is the old time.
    BOOST_TEST(rest.row("row_2").all.at("seconds").to_number<double>() > 0.15);
    BOOST_TEST(rest.row("row_9").all.at("seconds").to_number<double>() < 0.15);
    // One run has one clock: what it ran later stands behind what it ran before, and it took as long as all of it.
    const auto time = [&](const char* row, const char* what) { return rest.row(row).all.at(what).to_number<double>(); };
    double last = 0;
    for (const auto& row : rest.rows)
        last = std::max(last, row.all.at("at").to_number<double>() + row.all.at("seconds").to_number<double>());
    BOOST_TEST(time("row_9", "at") >= time("row_4", "at") + time("row_4", "seconds"));
    BOOST_TEST(rest.report.at("duration").to_number<double>() >= last);
    BOOST_TEST(lines_of(contents(sample.report("history.jsonl"))).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_was_moved_is_where_the_run_goes_on) {
    namespace fs = std::filesystem;
    Sample sample, elsewhere;
    ended_at_row_5(sample, SIGTERM);
    fs::copy(sample.report(""), elsewhere.report(""),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    const SampleRun rest = elsewhere.run_with({"--jobs=2", "--resume", "--run_test=SlowTest", "--pace=1"});
    BOOST_TEST(rest.outcome.status == 0, rest.outcome.out << rest.outcome.err);
    // Reports were made of the interrupted run, and now of the whole: one run.
    BOOST_TEST(lines_of(contents(elsewhere.report("history.jsonl"))).size() == 1U);
    const auto lines = elsewhere.journal();
    BOOST_TEST(text_of(lines.front().at("reportDir")) == elsewhere.report(""));
    BOOST_TEST(lines.front().at("resumed").to_number<int>() == 1);
}

BOOST_AUTO_TEST_CASE(a_run_that_is_killed_while_it_takes_up_another_costs_nothing) {
    namespace fs = std::filesystem;
    Sample sample;
    ended_at_row_5(sample, SIGKILL);
    await_settled(sample);
    // As it is when the old journal was moved, and the new one has no more than its beginning.
    for (const bool begun : {false, true}) {
        fs::rename(sample.report("journal.jsonl"), sample.report("journal.resuming.jsonl"));
        if (begun) std::ofstream(sample.report("journal.jsonl")) << "{\"event\":\"run-st";
        const SampleRun others = sample.run_with({"--jobs=2", "--resume", "--run_test=PidsTest"});
        BOOST_TEST(others.outcome.status == 200);
        BOOST_TEST(holds(others.outcome.err, "the same rows must be selected again"), others.outcome.err);
        BOOST_TEST(fs::exists(sample.report("journal.jsonl")));
        BOOST_TEST(!fs::exists(sample.report("journal.tail")));
        BOOST_TEST(!fs::exists(sample.report("journal.resuming.jsonl")));
    }
    const SampleRun rest = sample.run_with({"--jobs=2", "--resume", "--run_test=SlowTest", "--pace=1"});
    BOOST_TEST(rest.outcome.status == 0, rest.outcome.out << rest.outcome.err);
    BOOST_TEST(rest.count("passed") == 15);
    BOOST_TEST(rest.row("row_2").all.at("seconds").to_number<double>() > 0.15);
    BOOST_TEST(!fs::exists(sample.report("journal.resuming.jsonl")));
    BOOST_TEST(fs::exists(sample.report("journal.interrupted.jsonl")));
    // A run that begins afresh isn't to be taken for one that goes on.
    std::ofstream(sample.report("journal.resuming.jsonl")) << "an old one\n";
    sample.run_with({"--jobs=2", "--run_test=SlowTest"});
    BOOST_TEST(!fs::exists(sample.report("journal.resuming.jsonl")));
}

BOOST_AUTO_TEST_CASE(an_after_method_that_was_interrupted_is_no_row_that_is_missing) {
    Sample sample;
    ended_at_row_5(sample, SIGKILL);
    await_settled(sample);
    const std::string of = ",\"class\":\"SlowTest\",\"method\":\"after_class\"";
    const std::string row = of + ",\"id\":\"after_class\",\"worker\":0";
    std::ofstream(sample.report("journal.jsonl"), std::ios::app)
        << "{\"event\":\"method-planned\"" << of << ",\"planned\":1,\"source\":\"a.cpp:1\"}\n"
        << "{\"event\":\"row-started\"" << row << ",\"at\":1,\"source\":\"a.cpp:1\"}\n"
        << "{\"event\":\"row-finished\"" << row
        << ",\"status\":\"broken\",\"cause\":\"interrupted by SIGTERM\",\"seconds\":0}\n";
    const SampleRun rest = sample.run_with({"--jobs=2", "--resume", "--run_test=SlowTest", "--pace=1"});
    BOOST_TEST(rest.outcome.status == 0, rest.outcome.out << rest.outcome.err);
    BOOST_TEST(rest.count("planned") == 15);
    BOOST_TEST(rest.count("passed") == 15);
}

BOOST_AUTO_TEST_CASE(a_run_is_taken_up_at_once) {
    // The guard of the killed one may not have come to its end yet.
    for (int round = 0; round < 3; ++round) {
        Sample sample;
        BOOST_TEST(ended_at_row_5(sample, SIGKILL, {"--isolate=row"}).outcome.status == -SIGKILL);
        const SampleRun rest = sample.run_with({"--jobs=2", "--resume", "--run_test=SlowTest", "--pace=1"});
        BOOST_TEST(rest.outcome.status == 0, rest.outcome.out << rest.outcome.err);
        BOOST_TEST(rest.count("passed") == 15);
        for (const auto& [row, count] : told_by(sample).ended) BOOST_TEST(count == 1, row);
    }
}

BOOST_AUTO_TEST_CASE(sigint_ends_a_run_in_order) {
    Sample sample;
    Folder folder;
    Command command{{samples()}};
    command.kill_at = folder.path("notes");
    command.kill_when = "row 3";
    command.kill_with = SIGINT;
    const SampleRun run =
        sample.run_with({"--jobs=2", "--run_test=OrderlyTest", "--notes=" + folder.path("notes")}, command);
    BOOST_TEST(run.outcome.status == 128 + SIGINT, run.outcome.out << run.outcome.err);
    const std::string notes = contents(folder.path("notes"));
    BOOST_TEST(holds(notes, "row 3\nafterMethod\nafterClass\ndestructor\n"), notes);
    BOOST_TEST(run.row("row_3").status == "passed");
    BOOST_TEST(run.row("row_9").status == "skipped");
    BOOST_TEST(holds(run.row("row_9").cause, "never ran: the run was interrupted by SIGINT"), run.row("row_9").cause);
    BOOST_TEST(run.count("planned") == 15);
    BOOST_TEST(run.rows.size() == 15U);
    BOOST_TEST(!run.green());
    const SampleRun rest =
        sample.run_with({"--jobs=2", "--resume", "--run_test=OrderlyTest", "--notes=" + folder.path("notes")});
    BOOST_TEST(rest.outcome.status == 0, rest.outcome.out << rest.outcome.err);
    BOOST_TEST(rest.count("passed") == 15);
}

BOOST_AUTO_TEST_CASE(a_row_that_sigterm_finds_too_long_is_interrupted) {
    Sample sample;
    Command command{{samples()}};
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"id\":\"row_1\"";
    command.kill_with = SIGTERM;
    const SampleRun run =
        sample.run_with({"--jobs=2", "--run_test=SlowTest", "--pace=30000", "--grace=100ms"}, command);
    BOOST_TEST(run.outcome.status == 128 + SIGTERM, run.outcome.out << run.outcome.err);
    BOOST_TEST(run.row("row_1").status == "broken");
    BOOST_TEST(run.row("row_1").cause == "interrupted by SIGTERM");
    BOOST_TEST(run.row("row_2").status == "skipped");
}

BOOST_AUTO_TEST_CASE(a_run_that_was_killed_before_its_plan_was_written_is_resumed_whole) {
    const std::vector<std::string> options{"--jobs=2", "--run_test=SelectedTest,SpelledTest"};
    for (const std::size_t kept : {1U, 2U}) {
        Sample sample;
        const SampleRun whole = sample.run_with(options);
        const auto lines = lines_of(contents(sample.report("journal.jsonl")));
        BOOST_REQUIRE(holds(lines.at(1), "\"method-planned\""));
        BOOST_REQUIRE(holds(lines.at(2), "\"method-planned\""));
        std::ofstream journal(sample.report("journal.jsonl"));
        for (std::size_t i = 0; i < kept; ++i) journal << lines[i] << '\n';
        journal.close();
        auto resumed = options;
        resumed.emplace_back("--resume");
        const SampleRun rest = sample.run_with(resumed);
        BOOST_TEST(rest.outcome.status == 0, rest.outcome.err);
        BOOST_TEST(rest.count("passed") == whole.count("passed"));
        BOOST_TEST(rest.report.at("methods").as_array().size() == whole.report.at("methods").as_array().size());
    }
}

BOOST_AUTO_TEST_CASE(what_can_not_be_resumed_is_refused) {
    Sample sample;
    const SampleRun nothing = sample.run_with({"--jobs=2", "--resume", "--run_test=SlowTest"});
    BOOST_TEST(nothing.outcome.status == 200);
    BOOST_TEST(holds(nothing.outcome.err, "--resume: there is no journal of an earlier run"), nothing.outcome.err);
    sample.run_with({"--jobs=2", "--run_test=SlowTest"});
    const SampleRun others = sample.run_with({"--jobs=2", "--resume", "--run_test=PidsTest"});
    BOOST_TEST(others.outcome.status == 200);
    BOOST_TEST(holds(others.outcome.err, "the same rows must be selected again"), others.outcome.err);
    BOOST_TEST(sample.run_with({"--resume", "--jobs=0", "--run_test=SlowTest"}).outcome.status == 200);
}

BOOST_AUTO_TEST_CASE(a_finished_run_has_nothing_left_to_resume) {
    Sample sample;
    sample.run_with({"--jobs=2", "--run_test=SlowTest", "--pace=5"});
    const SampleRun again = sample.run_with({"--jobs=2", "--resume", "--run_test=SlowTest", "--pace=900"});
    BOOST_TEST(again.outcome.status == 0, again.outcome.out << again.outcome.err);
    BOOST_TEST(again.count("passed") == 15);
}

BOOST_AUTO_TEST_SUITE_END()
