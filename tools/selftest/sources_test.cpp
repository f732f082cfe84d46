#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

BOOST_AUTO_TEST_SUITE(sources)

BOOST_AUTO_TEST_CASE(a_provider_that_throws_is_a_failure) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/throwsAtOnce");
    BOOST_TEST(run.only().status == "broken");
    BOOST_TEST(holds(run.only().cause, "data provider \"throwsAtOnce\" threw: no data today"), run.only().cause);
    BOOST_TEST(holds(run.only().cause, "sources.cpp:"), run.only().cause);
    BOOST_TEST(run.outcome.status == 201);
    const SampleRun number = sample.run("SourceTest/throwsAnInt");
    BOOST_TEST(number.only().status == "broken");
    BOOST_TEST(number.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_provider_that_throws_in_mid_stream_keeps_the_rows_before) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/throwsInMidStream");
    BOOST_REQUIRE(run.rows.size() == 3U);
    BOOST_TEST(run.rows[0].status == "passed");  // its id is `provider`, as the failure's own would be
    BOOST_TEST(run.rows[1].status == "passed");
    BOOST_TEST(run.rows[2].status == "broken");
    BOOST_TEST(holds(run.rows[2].cause, "out of rows"));
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_provider_may_skip) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/skips,lacks");
    BOOST_REQUIRE(run.rows.size() == 2U);
    BOOST_TEST(run.rows[0].status == "skipped");
    BOOST_TEST(run.rows[0].cause == "nothing to test on Sundays");
    BOOST_TEST(run.rows[1].status == "skipped");
    BOOST_TEST(run.rows[1].cause == "no data base here");
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(a_provider_that_yields_nothing_is_a_failure) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/nothing");
    BOOST_TEST(run.only().status == "broken");
    BOOST_TEST(holds(run.only().cause, "\"nothing\" yields no rows"), run.only().cause);
    BOOST_TEST(run.outcome.status == 201);
}

BOOST_AUTO_TEST_CASE(an_unknown_provider_is_a_failure_with_the_nearest_name) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/unknown");
    BOOST_TEST(run.only().status == "broken");
    BOOST_TEST(holds(run.only().cause, "no data provider \"nothin\"; did you mean \"nothing\"?"), run.only().cause);
    BOOST_TEST(holds(run.only().cause, "sources.cpp:"), run.only().cause);
}

BOOST_AUTO_TEST_CASE(a_class_has_providers_of_its_own) {
    Sample sample;
    const SampleRun run = sample.run("OwnSourceTest,OtherSourceTest", {"--jobs=1"});
    BOOST_TEST(run.row("mine", "value_7").status == "passed");
    BOOST_TEST(run.row("inherited", "value_7").status == "passed");  // of the class that has the method's rows run
    BOOST_TEST(run.row("other", "value_8").status == "passed");
    BOOST_TEST(run.row("misspelt", "setup").status == "broken");
    BOOST_TEST(holds(run.row("misspelt", "setup").cause, "no data provider \"numbesr\"; did you mean \"numbers\"?"),
               run.row("misspelt", "setup").cause);
    BOOST_TEST(run.rows.size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_provider_registered_twice_stops_the_program_and_names_both_places) {
    Sample sample;
    const SampleRun run = sample.run_with({}, {{twice()}});
    BOOST_TEST(run.outcome.status == 200);
    BOOST_TEST(holds(run.outcome.err, "twice.cpp:17: data provider \"taken\" is registered twice; first at "),
               run.outcome.err);
    BOOST_TEST(holds(run.outcome.err, "twice.cpp:16"), run.outcome.err);
    // A class may take a name that the program has, and not one of its own.
    BOOST_TEST(!holds(run.outcome.err, "twice.cpp:23"), run.outcome.err);
    BOOST_TEST(holds(run.outcome.err, "twice.cpp:25: data provider \"own\" is registered twice; first at "),
               run.outcome.err);
    BOOST_TEST(holds(run.outcome.err, "reporter \"junit\" is registered twice"), run.outcome.err);
    BOOST_TEST(run.report.is_null());
}

BOOST_AUTO_TEST_CASE(a_row_that_does_not_fit_fails_alone) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/wrongColumns");
    BOOST_TEST(run.row("fits").status == "passed");
    BOOST_TEST(run.row("misfits").status == "broken");
    BOOST_TEST(holds(run.row("misfits").cause, "text: \"one\" is not a whole number"), run.row("misfits").cause);
    BOOST_TEST(run.row("fits_too").status == "passed");
    const SampleRun column = sample.run("SourceTest/noSuchColumn");
    BOOST_TEST(column.only().status == "broken");
    BOOST_TEST(holds(column.only().cause, "no column \"text\"; expected a whole number; did you mean \"txt\"?"),
               column.only().cause);
    const SampleRun object = sample.run("SourceTest/wrongObject");
    for (const auto& row : object.rows) BOOST_TEST(row.status == "broken");
    BOOST_TEST(holds(object.rows.front().cause, "SourceTest.wrongObject takes Row"), object.rows.front().cause);
}

BOOST_AUTO_TEST_CASE(ids_that_tools_do_not_take_are_made_so_and_can_be_rerun) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/oddIds");
    BOOST_TEST(run.count("passed") == 4);
    BOOST_REQUIRE(run.rows.size() == 4U);
    for (const auto& row : run.rows) {
        BOOST_TEST(row.id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
                       std::string::npos,
                   row.id);
        BOOST_TEST(!row.id.empty());
        BOOST_TEST(sample.run("SourceTest/oddIds/" + row.id).only().status == "passed");
    }
}

BOOST_AUTO_TEST_CASE(rows_of_one_id_are_told_apart_and_none_is_lost) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/oneId");
    BOOST_TEST(run.outcome.status == 201);
    BOOST_REQUIRE(run.rows.size() == 4U);
    BOOST_TEST(run.rows[0].status == "passed");
    BOOST_TEST(run.rows[1].status == "broken");
    BOOST_TEST(run.rows[2].status == "broken");
    BOOST_TEST(holds(run.rows[1].cause, "two rows have the id \"same\""), run.rows[1].cause);
    BOOST_TEST(run.rows[3].status == "passed");
}

BOOST_AUTO_TEST_CASE(objects_of_one_content_all_run) {
    Sample sample;
    const SampleRun run = sample.run("SourceTest/sameContent");
    BOOST_TEST(run.outcome.status == 0);
    BOOST_TEST(run.count("passed") == 4);
}

BOOST_AUTO_TEST_SUITE_END()
