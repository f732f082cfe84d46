#include "sample.hpp"

#include <boost/test/unit_test.hpp>

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
