// What counts as the same, as meant to differ and as unexpected.
#include "../differences.hpp"
#include "../scenario.hpp"
#include "../verdict.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>

using namespace parity;

namespace {

Told told(const std::string& first, const std::string& second) {
    Told made;
    made.add("run", "red");
    made.add_row("PayTest.pay", first, 1);
    if (!second.empty()) made.add_row("PayTest.pay", second, 1);
    return made;
}

std::string reason_of(const std::string& text) {
    try {
        differences_in(text);
    } catch (const std::runtime_error& wrong) {
        return wrong.what();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_equal_is_the_same) {
    std::vector<Intended> intended;
    for (const auto& one : compare("s", told("passed", "failed"), told("passed", "failed"), intended))
        BOOST_TEST((one.kind == Kind::same));
}

BOOST_AUTO_TEST_CASE(a_row_that_one_side_lacks_is_unexpected) {
    std::vector<Intended> intended;
    for (const bool ours : {true, false}) {
        const Told both = told("passed", "failed");
        const Told one = told("passed", "");
        const auto all = compare("s", ours ? one : both, ours ? both : one, intended);
        BOOST_REQUIRE(all.size() == 3U);
        BOOST_TEST((all[1].kind == Kind::unexpected));
        BOOST_TEST((ours ? all[1].testng : all[1].offbeat) == "no row");
        BOOST_TEST(all[2].what == "run");  // last, though both told it first
    }
}

BOOST_AUTO_TEST_CASE(a_difference_is_intended_only_as_it_was_written) {
    auto intended = differences_in("[s]\nPayTest.pay#2 | failed | skipped | because\n");
    BOOST_TEST((compare("s", told("passed", "failed"), told("passed", "skipped"), intended)[1].kind == Kind::intended));
    BOOST_TEST(intended[0].seen);

    intended[0].seen = false;
    const Told theirs = told("passed", "failed");
    for (const auto& [scenario, ours] : {std::pair("s", told("passed", "broken")), {"t", told("passed", "skipped")}})
        BOOST_TEST((compare(scenario, theirs, ours, intended)[1].kind == Kind::unexpected));
    compare("s", theirs, theirs, intended);
    BOOST_TEST(!intended[0].seen);
}

BOOST_AUTO_TEST_CASE(a_line_may_stand_for_several_rows_and_repeat_a_reason) {
    const auto all = differences_in("# why\n\n[s]\nA.b#2-4 | x | y | because\nrun | green | red | \"\n");
    BOOST_REQUIRE(all.size() == 4U);
    BOOST_TEST(all[2].what == "A.b#4");
    BOOST_TEST(all[3].reason == "because");
    BOOST_TEST(all[3].line == 5);
}

BOOST_AUTO_TEST_CASE(a_difference_needs_a_scenario_two_verdicts_and_a_reason) {
    BOOST_TEST(reason_of("run | green | red | because\n").starts_with("differences.txt:1: expected [scenario]"));
    BOOST_TEST(reason_of("[s]\nrun | green | red\n").starts_with("differences.txt:2: expected [scenario]"));
    BOOST_TEST(reason_of("[s]\nrun | green | red | \n").starts_with("differences.txt:2: expected [scenario]"));
    BOOST_TEST(reason_of("[s]\nrun | red | red | because\n") == "differences.txt:2: no difference");
    BOOST_TEST(reason_of("[s]\nrun | green | red | because\n[t]\nrun | green | red | \"\n") ==
               "differences.txt:4: no reason above");
    BOOST_TEST(reason_of("[s]\nA.b#3-2 | x | y | because\n") ==
               "differences.txt:2: the last row stands before the first");
}

BOOST_AUTO_TEST_CASE(scenarios_have_names_of_their_own_and_options_with_bars) {
    const auto all = scenarios_in("# why\none | A,B | | --groups slow||money | TestNG Offbeat\n");
    BOOST_REQUIRE(all.size() == 1U);
    BOOST_TEST(all[0].classes == (std::vector<std::string>{"A", "B"}), boost::test_tools::per_element());
    BOOST_TEST(all[0].testng.empty());
    BOOST_TEST(all[0].offbeat.at(1) == "slow||money");
    BOOST_TEST(all[0].stated.size() == 2U);
    BOOST_CHECK_THROW(scenarios_in("one | A\none | B\n"), std::runtime_error);
    BOOST_CHECK_THROW(scenarios_in("one\n"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(rows_are_numbered_within_their_method_and_calls_joined) {
    Told made;
    BOOST_TEST(!made.has_rows());
    made.add_row("A.b", "flaky", 3);
    made.add_row("A.c", "passed", 1);
    made.add_row("A.b", "passed", 1);
    made.add_calls({"b", "c"});
    BOOST_TEST(made.of("A.b#1") == "flaky at attempt 3");
    BOOST_TEST(made.of("A.b#2") == "passed");
    BOOST_TEST(made.of("A.c#2") == "no row");
    BOOST_TEST(made.of("calls") == "b, c");
    BOOST_TEST(Told().of("calls") == "none");
}

BOOST_AUTO_TEST_CASE(testngs_words_in_ours) {
    BOOST_TEST(verdict_of_testng("SUCCESS", "-", false) == "passed");
    BOOST_TEST(verdict_of_testng("SUCCESS", "-", true) == "flaky");
    BOOST_TEST(verdict_of_testng("FAILURE", "java.lang.AssertionError", true) == "failed");
    BOOST_TEST(verdict_of_testng("FAILURE", "org.testng.TestException", false) == "failed");
    BOOST_TEST(verdict_of_testng("FAILURE", "java.lang.IllegalStateException", false) == "broken");
    BOOST_TEST(verdict_of_testng("SUCCESS_PERCENTAGE_FAILURE", "java.lang.AssertionError", false) == "failed");
    BOOST_TEST(verdict_of_testng("SKIP", "-", false) == "skipped");
    BOOST_CHECK_THROW(verdict_of_testng("STARTED", "-", false), std::runtime_error);
    BOOST_TEST(run_of_testng("6") == "green");
    BOOST_TEST(run_of_testng("3") == "red");
    BOOST_TEST(run_of_testng("refused") == "refused");
    BOOST_TEST(run_of_offbeat(201) == "red");
}

BOOST_AUTO_TEST_CASE(names_in_a_junit_report) {
    BOOST_TEST(names_in_junit("<testcase name=\"pay\" classname=\"A\"/><testcase classname=\"A\" name=\"pay\">") ==
               "2 rows, 1 name");
    BOOST_TEST(names_in_junit("<testcase name=\"pay\" classname=\"A\"/>\n<testcase name=\"pay\" classname=\"B\">") ==
               "2 rows, 2 names");
}
