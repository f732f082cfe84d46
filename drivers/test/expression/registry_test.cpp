#include "offbeat/error.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/expression/function.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace offbeat;
using namespace offbeat::expression;

NodePtr stars(Arguments& arguments) {
    const Length count = arguments.length();
    return node([count](const Context& context) { return Value::of_text(std::string(count.in(context), '*')); });
}
OFFBEAT_EXPRESSION("stars", stars);

NodePtr clash(Arguments& arguments) {
    return arguments.expression();
}
NodePtr clash_again(Arguments& arguments) {
    return arguments.expression();
}
OFFBEAT_EXPRESSION("clash", clash);
OFFBEAT_EXPRESSION("clash", clash_again);

}  // namespace

BOOST_AUTO_TEST_SUITE(RegistryTest)

BOOST_AUTO_TEST_CASE(an_expression_of_ones_own_is_one_line) {
    BOOST_TEST(value_of("<stars(3)>", {}, false, Context()).text == "***");
    BOOST_TEST(value_of("<list(stars(1), 'a')>", {}, false, Context()).items.front().text == "*");
}

BOOST_AUTO_TEST_CASE(a_clash_is_remembered_and_told_where_it_matters) {
    BOOST_TEST((clashing_names() == std::vector<std::string>{"clash"}));
    BOOST_CHECK_EXCEPTION(static_cast<void>(value_of("<clash(1)>", {"x", 1, 1}, false, Context())), SetupError,
                          [](const auto& error) {
                              return error.what() == std::string("x:1:2: two expressions are registered as \"clash\"");
                          });
}

BOOST_AUTO_TEST_SUITE_END()
