#include "csv_columns.hpp"
#include "framework_cells.hpp"
#include "support/csv_methods.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

std::string columns_of(const Test& annotation, std::vector<ParameterType> parameters) {
    TestMethod method;
    method.annotation = annotation;
    const ProviderContext context{method, "", std::move(parameters), false};
    std::string text;
    for (const auto& column : parameter_columns(context)) text += column.name + (column.may_be_missing ? "? " : " ");
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_columns)

BOOST_AUTO_TEST_CASE(are_the_annotations_names) {
    const std::vector<ParameterType> two = {parameter_type<int>(), parameter_type<std::optional<int>>()};
    BOOST_TEST(columns_of({.parameters = {"a", "b"}}, two) == "a b? ");
    BOOST_TEST(columns_of({.parameters = {"a=1", "b"}}, two) == "a? b? ");
}

BOOST_AUTO_TEST_CASE(are_the_members_of_the_one_struct) {
    BOOST_TEST(columns_of({}, {parameter_type<Visit>()}) ==
               "name? home.city? home.zip? tags? kind? wait? open? rate? ");
    BOOST_TEST(columns_of({}, {}) == "");
}

BOOST_AUTO_TEST_CASE(hold_groups_between_blanks) {
    const std::vector<std::string> expected = {"slow", "nightly"};
    BOOST_TEST(groups_of(" slow  nightly ") == expected, boost::test_tools::per_element());
    BOOST_TEST(groups_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
