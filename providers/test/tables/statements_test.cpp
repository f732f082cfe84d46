#include "tables/statements.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::tables;
using database::Table;

namespace {

Table table(const std::string& name, const std::vector<std::string>& refers_to) {
    Table made{name, '"' + name + '"'};
    for (const auto& other : refers_to) made.references.push_back({{"x"}, other});
    return made;
}

std::string order_of(const std::vector<Table>& tables) {
    std::vector<const Table*> pointers;
    for (const auto& one : tables) pointers.push_back(&one);
    std::string names;
    for (const std::size_t index : insertion_order(pointers)) names += tables[index].name;
    return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(StatementsTest)

BOOST_AUTO_TEST_CASE(those_that_others_refer_to_come_first) {
    BOOST_TEST(order_of({}) == "");
    BOOST_TEST(order_of({table("a", {}), table("b", {})}) == "ab");
    BOOST_TEST(order_of({table("a", {"b"}), table("b", {"c"}), table("c", {})}) == "cba");
    BOOST_TEST(order_of({table("a", {"a", "z"}), table("b", {"a"})}) == "ab");
}

BOOST_AUTO_TEST_CASE(a_circle_keeps_its_order) {
    BOOST_TEST(order_of({table("a", {"b"}), table("b", {"a"}), table("c", {"a"})}) == "abc");
}

BOOST_AUTO_TEST_CASE(values_go_as_arguments_and_null_is_asked_for_as_such) {
    const auto database = database::Database::open("sqlite::memory:");
    const database::Column a{"a\"", "text"}, b{"b", "text"};
    std::vector<database::Argument> arguments;
    BOOST_TEST(condition_of({{&a, &b}, {Value::of_text("'x"), Value::null()}}, *database, arguments) ==
               "\"a\"\"\" = ?1 and \"b\" is null");
    BOOST_TEST(arguments.size() == 1U);
    BOOST_TEST(list_of({&a, &b}) == "\"a\"\"\", \"b\"");
}

BOOST_AUTO_TEST_SUITE_END()
