#include "offbeat/combine.hpp"
#include "offbeat/test_class.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using namespace offbeat;

namespace {

using Words = std::vector<std::string>;

Row row_of_text(const std::string& id, const std::string& parameter, const std::string& text) {
    Row row;
    row.id = id;
    row.parameters.push_back({parameter, Value::of_text(text)});
    return row;
}

OFFBEAT_PROVIDER("combine letters", [] {
    return std::vector<Row>{row_of_text("A", "letter", "a"), row_of_text("B", "letter", "b")};
});
OFFBEAT_PROVIDER("combine digits", [] {
    auto rows = std::vector<Row>{row_of_text("1", "digit", "1"), row_of_text("2", "digit", "2"),
                                 row_of_text("3", "digit", "3")};
    rows[1].groups = {"even"};
    rows[1].labels = {{"kind", "even"}};
    return rows;
});
OFFBEAT_PROVIDER("combine spoilt", [] {
    return std::vector<Row>{row_of_text("G", "good", "g"), bad_row("X", {{"there.csv", 3}, "wrong"}),
                            row_of_text("H", "good", "h")};
});
OFFBEAT_PROVIDER("combine nothing", [] { return std::vector<Row>{}; });
OFFBEAT_PROVIDER("combine bad first", [] {
    return std::vector<Row>{bad_row("X", {{"there.csv", 3}, "wrong"}), row_of_text("G", "first", "g")};
});
int calls_of_shaky = 0;
OFFBEAT_PROVIDER("combine shaky", [] {
    if (++calls_of_shaky < 3) throw std::runtime_error("not yet");
    return std::vector<Row>{row_of_text("A", "letter", "a")};
});
OFFBEAT_PROVIDER("combine itself", concat({"combine letters", "combine itself"}));
OFFBEAT_PROVIDER("combine many", [] {
    return [at = 0]() mutable {
        ++at;
        return at > 1000 ? std::nullopt : std::optional(row_of_text("N" + std::to_string(at), "n", std::to_string(at)));
    };
});

/// `id: parameters`, or `id! cause`.
Words rows(const CombinedProvider& provider) {
    TestMethod test;
    test.class_name = "SumTest";
    test.name = "testSum";
    test.where = {"sum.cpp", 7};
    const ProviderContext context{test, "", {}, false};
    Words all;
    const auto source = provider.rows(context);
    for (Row row; source->next(row); row = Row{}) {
        std::string text = row.id;
        if (row.state != RowState::ready) {
            text += "! " + row.cause;
        } else {
            text += ':';
            for (const auto& parameter : row.parameters) text += ' ' + parameter.name + '=' + parameter.value.text;
            for (const auto& group : row.groups) text += " @" + group;
            for (const auto& label : row.labels) text += " #" + label.value;
        }
        all.push_back(text);
    }
    return all;
}

std::string problem(const CombinedProvider& provider) {
    try {
        rows(provider);
        return "none";
    } catch (const SetupError& wrong) {
        return wrong.what();
    }
}

#define EXPECT_ROWS(provider, ...) BOOST_TEST(rows(provider) == (Words{__VA_ARGS__}), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_SUITE(combine)

BOOST_AUTO_TEST_CASE(one_after_the_other) {
    EXPECT_ROWS(concat({"combine letters", "combine nothing", "combine letters"}), "A: letter=a", "B: letter=b",
                "A: letter=a", "B: letter=b");
    EXPECT_ROWS(concat({}));
}

BOOST_AUTO_TEST_CASE(each_with_each) {
    EXPECT_ROWS(product({"combine letters", "combine digits"}), "A_1: letter=a digit=1",
                "A_2: letter=a digit=2 @even #even", "A_3: letter=a digit=3", "B_1: letter=b digit=1",
                "B_2: letter=b digit=2 @even #even", "B_3: letter=b digit=3");
    EXPECT_ROWS(product({"combine letters"}), "A: letter=a", "B: letter=b");
    EXPECT_ROWS(product({"combine letters", "combine nothing"}));
    EXPECT_ROWS(product({"combine nothing", "combine letters"}));
    EXPECT_ROWS(product({}));
    BOOST_TEST(rows(product({"combine digits", "combine letters", "combine many"})).size() == 6000U);
}

BOOST_AUTO_TEST_CASE(a_bad_row_is_told_once_and_costs_no_other) {
    EXPECT_ROWS(product({"combine spoilt", "combine letters"}), "G_A: good=g letter=a", "G_B: good=g letter=b",
                "X! there.csv:3: wrong", "H_A: good=h letter=a", "H_B: good=h letter=b");
    EXPECT_ROWS(product({"combine letters", "combine spoilt"}), "A_G: letter=a good=g", "X! there.csv:3: wrong",
                "A_H: letter=a good=h", "B_G: letter=b good=g", "B_H: letter=b good=h");
    EXPECT_ROWS(filter("combine spoilt", "good == 'h'"), "X! there.csv:3: wrong", "H: good=h");
}

BOOST_AUTO_TEST_CASE(a_bad_row_behind_one_is_told_though_the_first_never_gets_there) {
    EXPECT_ROWS(product({"combine bad first", "combine spoilt"}), "X! there.csv:3: wrong", "G_G: first=g good=g",
                "X! there.csv:3: wrong", "G_H: first=g good=h");
}

BOOST_AUTO_TEST_CASE(rows_at_places) {
    EXPECT_ROWS(rows_at("combine digits", {2, 0}), "1: digit=1", "3: digit=3");
    EXPECT_ROWS(rows_at("combine spoilt", {1}), "X! there.csv:3: wrong", "H: good=h");
    EXPECT_ROWS(rows_at("combine letters", {1, 7}), "B: letter=b",
                "place! sum.cpp:7: \"combine letters\" has no row at 7; expected 0 to 1");
    EXPECT_ROWS(rows_at("combine letters", {}));
}

BOOST_AUTO_TEST_CASE(a_provider_that_throws_is_asked_again_before_its_first_row) {
    calls_of_shaky = 0;
    EXPECT_ROWS(retried("combine shaky", 2), "A: letter=a");
    BOOST_TEST(calls_of_shaky == 3);
    calls_of_shaky = 0;
    BOOST_CHECK_THROW(rows(retried("combine shaky", 1)), std::runtime_error);
    BOOST_TEST(calls_of_shaky == 2);
    BOOST_TEST(problem(retried("combine shakier", 1)).find("did you mean \"combine shaky\"?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(side_by_side) {
    EXPECT_ROWS(
        zip({"combine letters", "combine digits"}), "A_1: letter=a digit=1", "B_2: letter=b digit=2 @even #even",
        "zip! sum.cpp:7: \"combine letters\" ends after 2 rows, and \"combine digits\" has more; expected as many "
        "rows of each");
    EXPECT_ROWS(zip({"combine digits"}), "1: digit=1", "2: digit=2 @even #even", "3: digit=3");
}

BOOST_AUTO_TEST_CASE(some_of_them) {
    EXPECT_ROWS(filter("combine digits", "digit >= 2"), "2: digit=2 @even #even", "3: digit=3");
    EXPECT_ROWS(filter("combine digits", [](const Row& row) { return row.id == "1"; }), "1: digit=1");
    const auto some = rows(sample("combine many", 10));
    BOOST_TEST(some.size() == 10U);
    BOOST_TEST(some == rows(sample("combine many", 10)), boost::test_tools::per_element());
    BOOST_TEST(some != rows(sample("combine many", 10, 1)));
    // More of them hold these.
    const auto more = rows(sample("combine many", 20));
    BOOST_TEST(std::ranges::all_of(some, [&](const auto& row) { return std::ranges::find(more, row) != more.end(); }));
    BOOST_TEST(rows(sample("combine digits", 10)).size() == 3U);
    BOOST_TEST(rows(sample("combine digits", 0)).empty());
}

BOOST_AUTO_TEST_CASE(mistakes_are_told) {
    BOOST_TEST(problem(concat({"combine letters", "combine digit"})) ==
               "sum.cpp:7: no data provider \"combine digit\"; did you mean \"combine digits\"?");
    const std::string misspelt = "sum.cpp:7: filter(\"combine digits\", \"digt > 5\"): no row has a \"digt\"; did you "
                                 "mean \"digit\"?";
    BOOST_TEST(problem(filter("combine digits", "digt > 5")) == misspelt);
    BOOST_TEST(
        problem(filter("combine digits", "!(digt > 5)")).ends_with("no row has a \"digt\"; did you mean \"digit\"?"));
    EXPECT_ROWS(filter("combine digits", "kind == 'even'"), "2: digit=2 @even #even");  // one row's label is enough
    EXPECT_ROWS(filter("combine digits", "digit > 5"));
    EXPECT_ROWS(filter("combine nothing", "digt > 5"));
    BOOST_TEST(problem(filter("combine digits", "digit =")) ==
               "sum.cpp:7: filter(\"combine digits\", \"digit =\"): column 7: expected ==, not =");
    BOOST_TEST(problem(concat({"combine itself"})) == "sum.cpp:7: data providers are made of each other in a circle");
    EXPECT_ROWS(product({"combine letters", "combine letters"}),
                "clash! sum.cpp:7: \"combine letters\" and a provider before it both have a parameter \"letter\"; "
                "expected parameters of different names",
                "clash! sum.cpp:7: \"combine letters\" and a provider before it both have a parameter \"letter\"; "
                "expected parameters of different names",
                "clash! sum.cpp:7: \"combine letters\" and a provider before it both have a parameter \"letter\"; "
                "expected parameters of different names",
                "clash! sum.cpp:7: \"combine letters\" and a provider before it both have a parameter \"letter\"; "
                "expected parameters of different names");
}

BOOST_AUTO_TEST_SUITE_END()
