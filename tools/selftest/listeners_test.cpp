// Listeners, interceptors, and what a class says for all of its methods.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

using Words = std::vector<std::string>;

const auto jobs = data::make({"--jobs=0", "--jobs=1"});

}  // namespace

BOOST_AUTO_TEST_SUITE(listeners)

BOOST_DATA_TEST_CASE(they_hear_what_happens_in_order, jobs, how) {
    Sample sample;
    sample.run("ListenedTest/testListened/PLAIN", {how, "--heard=yes", sample.trace_option()});
    Words trace = sample.trace();
    // Providers are asked while the plan is made.
    const auto planned = std::ranges::find(trace, "run begins");
    BOOST_TEST((std::find(trace.begin(), planned, "asks for testListened") != planned));
    BOOST_TEST((std::find(trace.begin(), planned, "failed: no rows today") != planned));
    trace.erase(trace.begin(), planned);
    BOOST_TEST(trace == (Words{"run begins", "begins PLAIN", "inner begins", "begins before", "ended before well",
                               "around", "plain", "inner ended", "ended PLAIN passed", "run ended"}),
               boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(what_a_hook_catches_is_the_rows_all_the_same, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("ListenedThrowTest", {how, "--heard=yes", sample.trace_option()});
    BOOST_TEST(std::ranges::count(sample.trace(), "swallowed") == 2);
    BOOST_TEST(run.row("testThrows", "SWALLOWED").status == "broken");
    BOOST_TEST(holds(run.row("testThrows", "SWALLOWED").cause, "heard all the same"));
    BOOST_TEST(run.row("SWALLOWED", "once").status == "passed");
}

BOOST_DATA_TEST_CASE(they_change_what_happens, jobs, how) {
    for (const char* bound : {"--row-bound=100", "--row-bound=1"}) {
        Sample sample;
        const SampleRun run =
            sample.run("ListenedTest/testListened", {how, bound, "--heard=yes", sample.trace_option()});
        BOOST_TEST(run.rows.size() == 5U);
        BOOST_TEST(run.row("PLAIN").status == "passed");
        BOOST_TEST(run.row("SKIPPED").status == "skipped");
        BOOST_TEST(run.row("SKIPPED").cause == "the listener says so");
        BOOST_TEST(run.row("ADDED").status == "passed");
        BOOST_TEST(run.row("UNCALLED").status == "broken");
        BOOST_TEST(holds(run.row("UNCALLED").cause, "no hook called the row's body"), run.row("UNCALLED").cause);
        BOOST_TEST(std::ranges::count(sample.trace(), "twice") == 2);
    }
    Sample sample;
    BOOST_TEST(sample.run("ListenedTest/UNCALLED", {how}).only().status == "passed");
    const SampleRun uncalled = sample.run("ListenedTest/UNCALLED", {how, "--heard=yes"});
    BOOST_TEST(uncalled.only().status == "broken");
    BOOST_TEST(uncalled.only().cause == "no hook called the row's body");
    const SampleRun run = sample.run("ListenedTest/testTransformed", {how, "--heard=yes"});
    BOOST_TEST(run.only().cause == "disabled by its annotation");
    BOOST_TEST(sample.run("ListenedTest", {how, "--heard=yes", "--groups=\"of testRetried\""}).rows.size() == 1U);
}

BOOST_AUTO_TEST_CASE(methods_are_left_out_and_reordered) {
    Sample sample;
    const SampleRun all = sample.run("ListenedTest", {"--jobs=1", "--heard=yes"});
    BOOST_TEST(text_of(all.rows.front().all.at("method")) == "testTransformed");
    const SampleRun run = sample.run("ListenedTest", {"--jobs=1", "--heard=chosen"});
    BOOST_TEST(text_of(run.rows.back().all.at("method")) == "testTransformed");
    for (const auto& row : run.rows) BOOST_TEST(text_of(row.all.at("method")) != "testThrows");
    // What others depend on comes before them, and rows of a pool are their own class's, however classes were mixed.
    for (const char* how : {"--jobs=1", "--jobs=2"}) {
        const SampleRun mixed = sample.run("UpstreamTest,PoolTest", {how, "--heard=chosen"});
        BOOST_TEST(mixed.row("testPay", "ONE").cause == "depends on UpstreamTest.testCreate, whose row TWO failed");
        BOOST_TEST(mixed.rows.size() == 26U);
    }
}

BOOST_DATA_TEST_CASE(what_they_throw_around_a_run_is_told, jobs, how) {
    Sample sample;
    const SampleRun run = sample.run("ListenedTest/testListened", {how, "--heard=run throws"});
    for (const auto& row : run.rows) {
        BOOST_TEST(row.status == "broken");
        BOOST_TEST(holds(row.cause, "no run today"), row.cause);
    }
    const SampleRun end = sample.run("ListenedTest/testListened/PLAIN", {how, "--heard=end throws"});
    BOOST_TEST(holds(end.row("after_run").cause, "no end today"));
    BOOST_TEST(end.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(only_those_that_are_asked_for_are_at_work) {
    Sample sample;
    const SampleRun run =
        sample.run("ListenedTest/testListened/UNCALLED", {"--heard=yes", "--listeners=inner", sample.trace_option()});
    BOOST_TEST(sample.trace() == (Words{"inner begins", "uncalled", "inner ended"}), boost::test_tools::per_element());
    const SampleRun wrong = sample.run("ListenedTest", {"--listeners=iner"});
    BOOST_TEST(wrong.outcome.status == 200);
    BOOST_TEST(holds(wrong.outcome.err, "no listener \"iner\"; did you mean \"inner\"?"), wrong.outcome.err);
}

BOOST_AUTO_TEST_CASE(a_class_says_what_its_methods_do_not) {
    Sample sample;
    const SampleRun run = sample.run("ListenedTest", {"--jobs=1"});
    BOOST_TEST(run.row("testRetried", "once").status == "flaky");  // .retries of its class
    const auto groups = [&](const char* group) {
        return sample.run("ListenedTest", {std::string("--groups=") + group});
    };
    BOOST_TEST(groups("base && derived").rows.size() == run.rows.size());
    BOOST_TEST(groups("base && own").rows.size() == 1U);
    const auto labelled = [&](const std::string& label) {
        return sample.run("ListenedTest", {"--rows=" + label}).rows.size();
    };
    BOOST_TEST(labelled("owner == 'derived' && level == 'high' && jira == 'PAY-12'") == 5U);
    BOOST_TEST(labelled("owner == 'derived' && method == 'testRetried'") == 1U);
    // A priority of its own goes before that of the class.
    BOOST_TEST(text_of(run.rows.front().all.at("method")) == "testTransformed");
}

BOOST_AUTO_TEST_SUITE_END()
