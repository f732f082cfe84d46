#include "../corpus.hpp"
#include "offbeat/error.hpp"
#include "offbeat/expression/expression.hpp"

#include <boost/test/unit_test.hpp>

// What each expression gives, and each error, is in the corpus.
namespace {

using namespace offbeat;
using expression::Expression;

std::string where_it_fails(std::string_view cell, bool quoted) {
    try {
        static_cast<void>(Expression::parse(cell, {"x.csv", 3, 10}, quoted).values(corpus::Request("pid")));
    } catch (const SetupError& error) {
        return to_string(error.problem().where);
    }
    return "nowhere";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ExpressionTest)

BOOST_AUTO_TEST_CASE(errors_point_at_the_character_in_the_file) {
    BOOST_TEST(where_it_fails("<nul>", false) == "x.csv:3:11");
    BOOST_TEST(where_it_fails("<nul>", true) == "x.csv:3:12");
    BOOST_TEST(where_it_fails("<list('券', nul)>", false) == "x.csv:3:21");
    BOOST_TEST(where_it_fails("<list('\"', nul)>", true) == "x.csv:3:23");  // the file holds the quote twice
    BOOST_TEST(where_it_fails("<list('a',\n nul)>", true) == "x.csv:4:2");
    BOOST_TEST(where_it_fails("<json({\"a\":1,\"b\"})>", true) == "x.csv:3:31");
    BOOST_TEST(where_it_fails("<null>", true) == "nowhere");
}

BOOST_AUTO_TEST_CASE(an_expression_tells_what_it_is) {
    const auto parsed = [](std::string_view cell) { return Expression::parse(cell, {"x.csv", 1, 1}); };
    BOOST_TEST(!parsed("abc").is_expression());
    BOOST_TEST(!parsed("<<null>").is_expression());
    BOOST_TEST(parsed("<null>").is_expression());
    BOOST_TEST(!parsed("<len(17)>").relative());
    BOOST_TEST(parsed("<list(len(max+1))>").relative());
    BOOST_TEST(parsed("<-len(max+1)>").relative());
    BOOST_TEST(parsed("<-len(max+1)>").excluded()->relative());
    BOOST_TEST(!parsed("<@pid>").relative());
    BOOST_TEST(parsed("<+type>").includes_type());
    BOOST_TEST(parsed("<+type>").is_expression());
    BOOST_TEST(parsed("<null>").excluded() == nullptr);
    BOOST_TEST(parsed("<-null>").written() == "<-null>");
    BOOST_TEST(to_string(parsed("<-null>").where()) == "x.csv:1:1");
}

BOOST_AUTO_TEST_CASE(an_empty_cell_gives_nothing) {
    BOOST_TEST((expression::value_of("", {}, false, expression::Context()) == Value::absent()));
    BOOST_TEST((expression::value_of("<empty>", {}, false, expression::Context()) == Value::of_text("")));
    BOOST_TEST((expression::value_of("<<x", {}, false, expression::Context()) == Value::of_text("<x")));
}

BOOST_AUTO_TEST_CASE(one_value_is_asked_of_several) {
    const auto cell = Expression::parse("<file('naughty.txt')>", {"x.csv", 1, 1});
    BOOST_CHECK_EXCEPTION(
        static_cast<void>(cell.value(corpus::Request("pid", OFFBEAT_CORPUS))), SetupError,
        [](const auto& error) { return error.what() == std::string("x.csv:1:2: 4 values; expected one"); });
    BOOST_CHECK_THROW(static_cast<void>(Expression::parse("<+type>", {}).value(expression::Context())), SetupError);
}

BOOST_AUTO_TEST_SUITE_END()
