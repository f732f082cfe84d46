#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

namespace {

using Words = std::vector<std::string>;

/// `group passed/judged green`, for each gate of report.json.
Words gates(const SampleRun& run) {
    Words all;
    for (const auto& gate : run.report.at("gates").as_array()) {
        all.push_back(text_of(gate.at("group")) + ' ' + std::to_string(gate.at("passed").as_int64()) + '/' +
                      std::to_string(gate.at("judged").as_int64()) + (gate.at("green").as_bool() ? " green" : " red"));
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gates_)

BOOST_AUTO_TEST_CASE(rows_of_a_gated_group_may_fail_within_its_threshold) {
    Sample sample;
    const SampleRun run = sample.run("GatedTest", {"--gate", "tolerant=80", "--gate=strict=100"});
    BOOST_TEST((gates(run) == Words{"tolerant 4/5 green", "strict 2/2 green"}));
    BOOST_TEST(run.green());
    BOOST_TEST(run.outcome.status == 0);
    BOOST_TEST(run.row("row_5").status == "broken");  // told as what it is
    BOOST_TEST(holds(run.outcome.out, "gate tolerant"), run.outcome.out);
    BOOST_TEST(holds(contents(sample.report("index.html")), "gate tolerant"));
    const auto events = sample.journal();
    BOOST_TEST(events.back().at("gates").as_array().size() == 2U);
    BOOST_TEST(events.back().at("gates").at(0).at("got").to_number<double>() == 80);
    BOOST_TEST(!holds(run.row("row_5").rerun, "gate"));
}

BOOST_AUTO_TEST_CASE(a_methods_groups_count_as_the_rows_own) {
    Sample sample;
    BOOST_TEST((gates(sample.run("GatedTest", {"--gate=graded=50"})) == Words{"graded 4/5 green"}));
}

BOOST_AUTO_TEST_CASE(rows_groups_count_where_no_report_asks_for_them) {
    Sample sample;
    const SampleRun run =
        sample.run("GatedTest", {"--gate=tolerant=80", "--gate=strict=100", "--jobs=2", "--reports=junit"});
    BOOST_TEST(run.outcome.status == 0);
    BOOST_TEST(holds(run.outcome.out, "gate tolerant: 4 of 5 rows passed"), run.outcome.out);
    BOOST_TEST(holds(run.outcome.out, "gate strict: 2 of 2 rows passed"), run.outcome.out);
}

/// Nobody knows how many there would have been.
BOOST_AUTO_TEST_CASE(no_gate_excuses_lost_rows) {
    Sample sample;
    for (const char* how : {"--jobs=0", "--jobs=2", "--row-bound=1"}) {
        const SampleRun lost = sample.run("LostRowsTest/testLost", {how});
        BOOST_TEST(lost.count("passed") == 3);
        BOOST_TEST(lost.row("provider").status == "broken");
        BOOST_TEST(lost.outcome.status == 201);
        BOOST_TEST(holds(lost.outcome.out, "1 method lost rows to its provider, which no gate excuses"),
                   lost.outcome.out);
        BOOST_TEST(sample.run("LostRowsTest/testLost", {how, "--gate=lost=10"}).outcome.status == 201);
        BOOST_TEST(sample.run("LostRowsTest/testNone", {how}).outcome.status == 201);
    }
    BOOST_TEST(sample.run("LostRowsTest/testLostTwice/*run2").outcome.status == 201);
    BOOST_TEST(sample.run("LostRowsTest").row("testBehind", "once").status == "skipped");
}

BOOST_AUTO_TEST_CASE(too_few_are_red) {
    Sample sample;
    const SampleRun run = sample.run("GatedTest", {"--gate=tolerant=80.1"});
    BOOST_TEST((gates(run) == Words{"tolerant 4/5 red"}));
    BOOST_TEST(!run.green());
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_gate_without_a_judged_row_is_red_though_all_else_passed) {
    Sample sample;
    for (const char* gate : {"--gate=later=0", "--gate=tolerant=0"}) {  // skipped, left out by the filter
        const SampleRun run = sample.run("GatedTest/testStrictly,testLater", {gate});
        BOOST_TEST(run.report.at("gates").at(0).at("judged").as_int64() == 0);
        BOOST_TEST(run.report.at("gates").at(0).at("got").is_null());
        BOOST_TEST(run.outcome.status == 201, gate);
        BOOST_TEST(holds(run.outcome.out, "no row was judged"), run.outcome.out);
    }
}

BOOST_AUTO_TEST_CASE(rows_outside_the_gates_groups_must_all_pass) {
    Sample sample;
    for (const char* which : {"GatedTest,UngatedTest", "GatedTest,GatedEndTest", "GatedTest,UnfinishedTest"}) {
        const SampleRun run = sample.run(which, {"--gate=tolerant=50", "--gate=strict=50"});
        for (const auto& gate : gates(run)) BOOST_TEST(gate.ends_with(" green"), gate);
        BOOST_TEST(!run.green(), which);
        BOOST_TEST(run.outcome.status == 201, which);
    }
    BOOST_TEST(sample.run("GatedTest", {"--gate=strict=50"}).outcome.status == 201);  // row_5 is outside
}

BOOST_AUTO_TEST_CASE(without_gates_nothing_is_excused) {
    Sample sample;
    const SampleRun run = sample.run("GatedTest");
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(run.report.as_object().if_contains("gates") == nullptr);
}

BOOST_AUTO_TEST_CASE(bad_gates_are_refused_before_anything_runs) {
    Sample sample;
    const std::pair<const char*, const char*> corpus[] = {
        {"--gate=tolerant", "--gate=tolerant: no percentage; expected --gate=GROUP=PERCENT"},
        {"--gate==80", "--gate==80: no group; expected --gate=GROUP=PERCENT"},
        {"--gate=tolerant=", "no percentage; expected"},
        {"--gate=tolerant=many", "no percentage; expected"},
        {"--gate=tolerant=80%", "no percentage; expected"},
        {"--gate=tolerant=101", "no percentage from 0 to 100; expected"},
        {"--gate=tolerant=-1", "no percentage; expected"},
        {"--gate=tolerant=nan", "no percentage"},
        {"--gate=tolerant=1e1", "no percentage; expected"},
        {"--gate=tolerat=80", "no row is in the group \"tolerat\"; did you mean \"tolerant\"?"},
        {"--gate=\x1b[2J=80", "no row is in the group \"\\x1b[2J\"; known: "},
    };
    for (const auto& [option, message] : corpus) {
        BOOST_TEST_CONTEXT(option) {
            const SampleRun run = sample.run("GatedTest", {option});
            BOOST_TEST(run.outcome.status == 200);
            BOOST_TEST(holds(run.outcome.err, message), run.outcome.err);
            BOOST_TEST(run.report.is_null());
        }
    }
    const SampleRun twice = sample.run("GatedTest", {"--gate=tolerant=80", "--gate=tolerant=90"});
    BOOST_TEST(twice.outcome.status == 200);
    BOOST_TEST(holds(twice.outcome.err, "--gate=tolerant=90: the group has a gate already"), twice.outcome.err);
}

BOOST_AUTO_TEST_SUITE_END()
