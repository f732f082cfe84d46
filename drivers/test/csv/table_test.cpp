#include "offbeat/csv/table.hpp"

#include <boost/test/unit_test.hpp>

// What goes wrong in tables is in the corpus.
BOOST_AUTO_TEST_SUITE(TableTest)

using namespace offbeat::csv;

BOOST_AUTO_TEST_CASE(rows_are_asked_by_column) {
    Table table(Reader::from_text("x.csv", "# c\npid,\"name\"\n1,\"券\"\n"));
    BOOST_TEST((table.columns() == std::vector<std::string>{"pid", "name"}));
    BOOST_TEST(to_string(table.column_location(1)) == "x.csv:2:5");
    BOOST_TEST((table.column("name") == std::size_t{1}));
    BOOST_TEST(!table.column("Name"));
    Table moved = std::move(table);  // rows hold on to the table wherever it lives
    TableRow row;
    BOOST_REQUIRE(moved.next(row));
    BOOST_TEST(row.line == 3);
    BOOST_TEST(row.find("name")->text == "券");
    BOOST_TEST(to_string(moved.location_of(*row.find("name"))) == "x.csv:3:3");
    BOOST_TEST(row.find("other") == nullptr);
    BOOST_TEST(row.last().size() == 1U);
    BOOST_TEST(!moved.next(row));
}

BOOST_AUTO_TEST_CASE(the_last_column_takes_any_number_of_cells) {
    Table table(Reader::from_text("x.csv", "target,values\na,1,2,3\nb\n"), {.last_column_repeats = true});
    TableRow row;
    BOOST_REQUIRE(table.next(row));
    BOOST_TEST(row.last().size() == 3U);
    BOOST_REQUIRE(table.next(row));
    BOOST_TEST(!row.problem);
    BOOST_TEST(row.last().empty());
    BOOST_TEST(row.find("values") == nullptr);
}

BOOST_AUTO_TEST_CASE(empty_records_are_passed_over_unless_they_are_kept) {
    const auto lines = [](const char* text, TableRules rules) {
        Table table(Reader::from_text("x.csv", text), rules);
        std::vector<int> found;
        for (TableRow row; table.next(row);) {
            BOOST_TEST(!row.problem);
            found.push_back(row.line);
        }
        return found;
    };
    using Lines = std::vector<int>;
    const char* plain = "a,b,c\n,,\n1,,\n\"\",,\n,,3\n,,\n";
    BOOST_TEST(lines(plain, {}) == (Lines{3, 5}), boost::test_tools::per_element());
    BOOST_TEST(lines(plain, {.keeps_empty_records = true}) == (Lines{2, 3, 4, 5, 6}), boost::test_tools::per_element());
    // However wide a config's widest record is.
    BOOST_TEST(lines("target,values\na,1,2,3\n,,,,,\n,\nb,1\n", {.last_column_repeats = true}) == (Lines{2, 5}),
               boost::test_tools::per_element());
    BOOST_TEST(lines("a\n\"\"\n1\n", {}) == (Lines{2, 3}), boost::test_tools::per_element());  // a cell alone was meant
}

BOOST_AUTO_TEST_CASE(a_row_outside_a_table_is_empty) {
    BOOST_TEST(TableRow().find("x") == nullptr);
    BOOST_TEST(TableRow().last().empty());
}

BOOST_AUTO_TEST_SUITE_END()
