// CsvProvider: columns by name, defaults, every kind of parameter, and what is said of a bad driver.

#include "support/csv_methods.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <regex>

using namespace offbeat;
using namespace offbeat::test;

namespace {

using Problems = std::vector<std::string>;

void check_problems(const PlannedMethod& method, const Problems& expected) {
    BOOST_TEST(problems_of(method, "") == expected, boost::test_tools::per_element());
}

/// The rows that are ready, called: what the method was given.
std::vector<std::string> called(const PlannedMethod& method) {
    CsvNormalTest::calls.clear();
    CsvNormalTest instance;
    for (const Row& row : method.rows) {
        if (row.state == RowState::ready) method.test->invoke(instance, row);
    }
    return CsvNormalTest::calls;
}

void check_calls(const PlannedMethod& method, const std::vector<std::string>& expected) {
    BOOST_TEST(called(method) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_provider)

BOOST_AUTO_TEST_CASE(finds_columns_by_name_in_any_order) {
    check_calls(planned_transfer("amount,from\n5,Lee\n"), {"Lee 5 none"});
    check_calls(planned_transfer("note,caseId,from,description,amount\nhi,A,Lee,a row,5\n"), {"Lee 5 hi"});
}

BOOST_AUTO_TEST_CASE(refuses_columns_that_fit_no_parameter) {
    check_problems(planned_transfer("from,amuont\nLee,5\n"),
                   {"driver.csv:1:6: no parameter takes the column \"amuont\"; did you mean \"amount\"?"});
    check_problems(planned_transfer("amount\n5\n"),
                   {"driver.csv:1:1: no column for the parameter from; expected a column \"from\""});
    check_problems(planned_transfer("from,from\nLee,5\n"), {"driver.csv:1:6: two columns are named \"from\"; expected "
                                                            "each name once; the first stands at driver.csv:1:1"});
    const auto long_name = problems_of(planned_transfer("from," + std::string(1U << 20U, 'x') + "\nLee,5\n"), "");
    BOOST_REQUIRE_EQUAL(long_name.size(), 1U);
    BOOST_TEST(long_name.front().size() < 300U);
}

BOOST_AUTO_TEST_CASE(gives_defaults_where_nothing_is_given) {
    check_calls(planned_transfer("from\nLee\n"), {"Lee 10 none"});
    check_calls(planned_transfer("from,amount,note\nLee,,\n"), {"Lee 10 none"});
    check_calls(planned_transfer("from,note\nLee,<null>\nKim,<empty>\n"), {"Lee 10 none", "Kim 10 "});
    check_problems(planned_transfer("from,amount\n,5\nLee,5\n"), {"driver.csv:2:1: nothing is given; expected a text"});
}

BOOST_AUTO_TEST_CASE(lets_a_bad_row_fail_alone) {
    const PlannedMethod method =
        planned_transfer("from,amount\nLee,5\nKim,many\nAnn,99999999999\nBob,<lenn(3)>\nJoe,1,2\nZoe,6\n");
    check_problems(
        method,
        {"driver.csv:3:5: \"many\" is not a whole number; expected a whole number",
         "driver.csv:4:5: \"99999999999\" is out of range; expected a whole number from -2147483648 to 2147483647",
         "driver.csv:5:6: unknown expression \"lenn\"; did you mean \"len\"?",
         "driver.csv:6:7: 3 cells under 2 columns; expected 2; a cell that holds a comma stands in quotes"});
    check_calls(method, {"Lee 5 none", "Zoe 6 none"});
}

BOOST_AUTO_TEST_CASE(takes_expressions) {
    check_calls(planned_transfer("from,amount,note\n<len(3)>,<1+4>,<@from>\n<<b>,5,<'x\\ty'>\n"),
                {"aaa 5 aaa", "<b> 5 x\ty"});
    check_problems(planned_transfer("from\n<existing(from)>\n"),
                   {"driver.csv:2:1: prepared data is for illegal requests only; expected a value that is known now"});
    check_problems(
        planned_transfer("from\n<+type>\n"),
        {"driver.csv:2:1: <+type> is no value; expected it in an orthotropic config, among an attribute's values"});
}

BOOST_AUTO_TEST_CASE(fills_a_described_struct_with_dotted_columns) {
    const std::string header = "name,home.city,home.zip,tags,kind,wait,open,rate\n";
    check_calls(planned_visit(header + "Lee,Berlin,10115,\"<list('a', 'b')>\",guest,1500ms,true,0.5\n"),
                {"Lee Berlin 10115 [a b] guest 1500 open 0.5"});
    check_calls(
        planned_visit("rate,open,wait,kind,tags,home.zip,home.city,name\n1e3,false,2s,staff,<list()>,,Rome,Kim\n"),
        {"Kim Rome none [] staff 2000 closed 1000"});
    check_problems(
        planned_visit(header + "Lee,Berlin,,<list()>,gest,1s,true,1\n"),
        {"driver.csv:2:22: kind: \"gest\" is no Kind; expected one of guest, staff; did you mean \"guest\"?"});
    check_problems(planned_visit(header + "Lee,Berlin,,<list()>,guest,1,true,1\n"),
                   {"driver.csv:2:28: wait: \"1\" has no unit; expected a duration such as 500ms, 2s or 1.5h"});
    check_problems(planned_visit(header + "Lee,Berlin,,<list()>,guest,1us,true,1\n"),
                   {"driver.csv:2:28: wait: \"1us\" is finer than the parameter's unit; expected a multiple of 1ms"});
    check_problems(planned_visit(header + "Lee,Berlin,,<list()>,guest,1s,yes,1\n"),
                   {"driver.csv:2:31: open: \"yes\" is no truth value; expected true or false"});
    check_problems(planned_visit(header + "Lee,,,<list()>,guest,1s,true,1\n"),
                   {"driver.csv:2:5: home.city: nothing is given and it has no default; expected string"});
    check_problems(planned_visit(header + "Lee,Rome,,a,guest,1s,true,1\n"),
                   {"driver.csv:2:11: tags: \"a\" is no list; expected a list such as <list('a', 'b')>"});
    check_problems(
        planned_visit("name,home.town\nLee,Rome\n"),
        {"driver.csv:1:6: no parameter takes the column \"home.town\"; known: name, home.city, home.zip, tags, kind, "
         "wait, open, rate, caseId, description, "
         "groups, enabled, owner, priority, timeOut, dependsOnRows, expectedException, expectedMessage, knownBug"});
}

BOOST_AUTO_TEST_CASE(ids_of_other_spellings_are_rows_of_their_own) {
    const PlannedMethod method =
        planned_transfer("caseId,from\nPID-1,Lee\nPID_1,Kim\nPID 1,Ann\nplain,Joe\nPID_1,Bob\nPID 1,Eve\n");
    check_problems(method, {"driver.csv:6:1: caseId \"PID_1\" is taken; expected an id of its own for each row; the "
                            "first: driver.csv:3:1",
                            "driver.csv:7:1: caseId \"PID 1\" is taken; expected an id of its own for each row; the "
                            "first: driver.csv:4:1"});
    BOOST_REQUIRE(method.rows.size() == 6U);
    BOOST_TEST(method.rows[0].id == "PID_1");  // the first keeps what it would have alone
    BOOST_TEST(method.rows[1].id == identifier_apart("PID_1"));
    BOOST_TEST(method.rows[2].id == identifier_apart("PID 1"));
    BOOST_TEST(method.rows[0].own_id == "PID-1");
    BOOST_TEST(method.rows[1].own_id == "PID_1");
    BOOST_TEST(method.rows[3].own_id == "");
    BOOST_TEST(method.rows[2].id.starts_with("PID_1_"));
}

BOOST_AUTO_TEST_CASE(takes_case_ids_once) {
    const PlannedMethod method = planned_transfer("caseId,from\nTC-001,Lee\nTC-002,Kim\nTC-001,Ann\n券,Bob\n");
    check_problems(method, {"driver.csv:4:1: caseId \"TC-001\" is taken; expected an id of its own for each row; the "
                            "first: driver.csv:2:1"});
    BOOST_TEST(method.rows[0].id == "TC_001");
    BOOST_TEST(std::regex_match(method.rows[3].id, std::regex("\\w+")));
    check_calls(method, {"Lee 10 none", "Kim 10 none", "Bob 10 none"});
}

BOOST_AUTO_TEST_CASE(makes_ids_from_content_that_stay_when_rows_move) {
    const auto sorted = [](const std::string& text) {
        auto ids = ids_of(planned_transfer(text));
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    const auto before = sorted("from,amount\nLee,5\nKim,6\n<</script>,7\n");
    BOOST_TEST(sorted("from,amount\n<</script>,7\n# moved\nKim,6\nLee,5\n") == before,
               boost::test_tools::per_element());
    for (const auto& id : before) BOOST_TEST(std::regex_match(id, std::regex("\\w+")), id);
    const auto more = sorted("from,amount\nAnn,1\nLee,5\nKim,6\n<</script>,7\n");
    BOOST_TEST(std::includes(more.begin(), more.end(), before.begin(), before.end()));
    const auto twice = ids_of(planned_transfer("from,amount\nLee,5\nLee,5\nLee,5\n"));
    BOOST_TEST(twice[1] == twice[0] + "_2");
    BOOST_TEST(twice[2] == twice[0] + "_3");
}

BOOST_AUTO_TEST_CASE(reads_what_the_framework_needs) {
    const PlannedMethod method = planned_transfer("from,enabled,groups,owner,description\nLee,false,,,\nKim,true,slow  "
                                                  "nightly,Ann,two words\nBob,,,,\nJoe,no,,,\n");
    BOOST_TEST((method.rows[0].state == RowState::skipped));
    BOOST_TEST(method.rows[0].cause == "driver.csv:2:5: disabled in its driver");
    BOOST_TEST(method.rows[1].label("owner") == "Ann");
    BOOST_TEST(method.rows[1].description == "two words");
    BOOST_TEST(method.rows[1].groups == (std::vector<std::string>{"slow", "nightly"}),
               boost::test_tools::per_element());
    BOOST_TEST(description_of(method.rows[2]) == "from = \"Bob\"");
    check_problems(method, {"driver.csv:5:5: \"no\" says neither yes nor no; expected true, false or nothing"});
}

BOOST_AUTO_TEST_CASE(reads_enabled_as_spreadsheets_rewrite_it) {
    const PlannedMethod method = planned_transfer("from,enabled\nLee,FALSE\nKim,TRUE\nJoe,True\n");
    BOOST_TEST((method.rows[0].state == RowState::skipped));
    BOOST_TEST((method.rows[1].state == RowState::ready));
    check_problems(method, {"driver.csv:4:5: \"True\" says neither yes nor no; expected true, false or nothing"});
}

BOOST_AUTO_TEST_CASE(keeps_rows_whose_cells_are_all_empty) {
    BOOST_TEST(planned_transfer("from,groups\n,\nLee,\n").rows.size() == 2U);
}

BOOST_AUTO_TEST_CASE(reads_what_rows_say_of_their_verdict) {
    const PlannedMethod method =
        planned_transfer("from,timeOut,knownBug,priority,expectedException,expectedMessage,dependsOnRows,caseId\n"
                         "Lee,,,,,,,LEE\nKim,1.5s,B-1,,,,,KIM\nAnn,,,-1,std::logic_error,too long,LEE KIM,ANN\n");
    check_problems(method, {"driver.csv:4: depends on the row \"LEE\", which runs no earlier; rows and methods that "
                            "wait for each other, or a priority, stand against it"});
    BOOST_REQUIRE(method.rows.size() == 3U);
    BOOST_TEST(method.rows[0].id == "ANN");  // the lower priority runs first
    const RowRules& ann = *method.rows[0].rules;
    BOOST_TEST(ann.expectedException == "std::logic_error");
    BOOST_TEST(ann.expectedMessage == "too long");
    BOOST_TEST(ann.dependsOnRows == (std::vector<std::string>{"LEE", "KIM"}), boost::test_tools::per_element());
    BOOST_TEST((method.rows[1].rules == nullptr));
    BOOST_TEST(method.rows[2].time_out == 1500);
    BOOST_TEST(method.rows[2].rules->knownBug == "B-1");
    BOOST_TEST(method.rows[2].label("knownBug") == "B-1");
}

BOOST_AUTO_TEST_CASE(refuses_cells_of_its_own_columns_that_mean_nothing) {
    check_problems(planned_transfer("from,timeOut,priority\nLee,2,\nKim,-2s,\nAnn,0s,\nJoe,,high\n"),
                   {"driver.csv:2:5: \"2\" has no unit; expected a duration such as 500ms, 2s or 1.5h",
                    "driver.csv:3:5: \"-2s\" is no time to run in; expected a time such as 500ms or 2s",
                    "driver.csv:4:5: \"0s\" is no time to run in; expected a time such as 500ms or 2s",
                    "driver.csv:5:6: \"high\" is not a whole number; expected a whole number"});
}

BOOST_AUTO_TEST_CASE(fails_the_method_where_the_driver_cannot_be_read_at_all) {
    check_problems(planned_transfer(""), {"driver.csv:1:1: no header: the file holds nothing but comments and empty "
                                          "lines; expected the columns' names in its first line"});
    check_problems(planned_transfer("from\n"), {"suite.cpp:7: data provider \"CsvProvider\" yields no rows"});
    check_problems(planned_transfer("PK\x03\x04 workbook"),
                   {"driver.csv:1:1: this file is a workbook; expected CSV; a spreadsheet saves it as \"CSV UTF-8\""});
    check_problems(planned_transfer("from\n\"Lee\n"),
                   {"driver.csv:2:1: the quote that opens on line 2 is never closed; expected a closing quote; all to "
                    "the file's end went into this cell"});
}

BOOST_AUTO_TEST_CASE(takes_a_bom_crlf_and_hostile_cells) {
    check_calls(planned_transfer("\xEF\xBB\xBF"
                                 "from,amount\r\nLee,5\r\n"),
                {"Lee 5 none"});
    const PlannedMethod method =
        planned_transfer("from\n" + std::string(1U << 20U, 'x') + "\n<</script>\n\x1b[2J\n'; DROP TABLE--\n");
    check_problems(method, {});
    for (const Row& row : method.rows) BOOST_TEST(std::regex_match(row.id, std::regex("\\w{1,100}")), row.id);
    BOOST_TEST(called(method).front().size() > (1U << 20U));
}

BOOST_AUTO_TEST_CASE(streams_above_the_row_bound) {
    std::string text = "from,amount\n";
    for (int i = 0; i < 12; ++i) text += "Lee" + std::to_string(i) + ',' + std::to_string(i) + '\n';
    BOOST_TEST(planned_transfer(text, 12).plan.counted);
    const PlannedMethod streamed = planned_transfer(text, 11);
    BOOST_TEST(!streamed.plan.counted);
    BOOST_TEST(streamed.rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()
