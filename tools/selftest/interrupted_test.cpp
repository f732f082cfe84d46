#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <set>

using namespace selftest;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string in_terminal(Sample& sample, const std::string& pace) {
    Command command{{samples()}, {"TERM=xterm", "NO_COLOR=1", "LC_ALL=C.UTF-8"}};
    command.terminal = true;
    return sample.run_with({"--run_test=SlowTest", "--pace=" + pace}, command).outcome.out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interrupted)

BOOST_AUTO_TEST_CASE(the_journal_of_a_killed_run_holds_all_that_ended_and_names_what_ran) {
    Sample sample;
    Command command{{samples()}};
    command.kill_at = sample.report("journal.jsonl");
    command.kill_when = "\"id\":\"row_5\"";  // the journal says that it began
    const SampleRun run = sample.run_with({"--run_test=SlowTest", "--pace=200"}, command);
    BOOST_TEST(run.outcome.status == -SIGKILL);
    std::set<std::string> began, ended;
    for (const auto& event : sample.journal()) {
        const auto kind = event.at("event").as_string();
        if (kind == "row-started") began.insert(text_of(event.at("id")));
        if (kind == "row-finished") ended.insert(text_of(event.at("id")));
        BOOST_TEST(kind != "run-finished");
    }
    BOOST_TEST((ended == std::set<std::string>{"row_1", "row_2", "row_3", "row_4"}));
    began.erase(began.begin(), began.find("row_5"));
    BOOST_TEST((began == std::set<std::string>{"row_5"}));
}

BOOST_AUTO_TEST_CASE(a_terminal_sees_progress_only_when_the_run_lasts) {
    Sample sample;
    const std::string slow = in_terminal(sample, "110");
    BOOST_TEST(holds(slow, " rows/s"), slow);
    BOOST_TEST(holds(slow, "/15 ("), slow);
    const std::string quick = in_terminal(sample, "1");
    BOOST_TEST(!holds(quick, "rows/s"), quick);
    BOOST_TEST(holds(quick, "15 planned = 15 run = 15 reported"), quick);
    const SampleRun piped = sample.run("SlowTest", {"--pace=110"});
    BOOST_TEST(!holds(piped.outcome.out, "rows/s"), piped.outcome.out);
    BOOST_TEST(!holds(piped.outcome.out, "\r"));
}

BOOST_AUTO_TEST_SUITE_END()
