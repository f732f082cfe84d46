#include "offbeat/method.hpp"
#include "offbeat/test_table.hpp"

#include <boost/describe/class.hpp>
#include <boost/test/unit_test.hpp>

#include <utility>

using namespace offbeat;

namespace {

struct Order {
    std::string id = "o1";
    int amount = 1;
};
BOOST_DESCRIBE_STRUCT(Order, (), (id, amount))

std::string heard;
const std::string* last = nullptr;

class CallTest : public TestClass {
public:
    void none() { heard = "none"; }
    void two(const std::string& text, int number) const { heard = text + std::to_string(number); }
    void texts(std::string first, std::string& second, const std::string& third) {
        heard = first + second + third;
        first += '!';
        second += '!';
        last = &third;
    }
    void order(const Order& order) noexcept { heard = order.id + std::to_string(order.amount); }
};

struct Registered {
    std::vector<TestMethod> before = std::exchange(test_methods(), {});
    ~Registered() { test_methods() = before; }
};

std::string call(const Row& row) {
    const TestMethod method = test_methods().front();
    const auto instance = method.create();
    heard.clear();
    try {
        method.check(row);
        BOOST_TEST(heard == "");
        method.invoke(*instance, row);
    } catch (const SetupError& wrong) {
        return wrong.what();
    }
    return heard;
}

Row row_of(std::vector<std::pair<std::string, std::string>> columns) {
    Row row;
    row.source = {"a.csv", 3};
    for (auto& [name, text] : columns) row.parameters.push_back({name, Value::of_text(text)});
    return row;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(methods)

BOOST_AUTO_TEST_CASE(columns_fill_parameters_by_name) {
    const Registered registered;
    const TestTable table(test<&CallTest::two>({.parameters = {"text", "number=7"}}, "t.cpp", 9));
    BOOST_TEST(test_methods().front().class_name == "CallTest");
    BOOST_TEST(test_methods().front().name == "two");
    BOOST_TEST(call(row_of({{"number", "5"}, {"text", "a"}})) == "a5");
    BOOST_TEST(call(row_of({{"text", "a"}})) == "a7");  // its default
    BOOST_TEST(call(row_of({{"number", "5"}})) == "a.csv:3: no column \"text\"; expected a text; known: number");
    BOOST_TEST(call(row_of({{"number", "x"}, {"text", "a"}})) ==
               "a.csv:3: number: \"x\" is not a whole number; expected a whole number");
    Row placed = row_of({{"text", "a"}, {"number", "x"}});
    placed.parameters.back().where = {"a.csv", 3, 12};
    BOOST_TEST(call(placed) == "a.csv:3:12: \"x\" is not a whole number; expected a whole number");
}

BOOST_AUTO_TEST_CASE(a_text_is_copied_only_where_the_method_may_change_it) {
    const Registered registered;
    const TestTable table(test<&CallTest::texts>({.parameters = {"a", "b", "c=z"}}, "t.cpp", 9));
    const Row row = row_of({{"a", "x"}, {"b", "y"}, {"c", "w"}});
    BOOST_TEST(call(row) == "xyw");
    BOOST_TEST(row.parameters[0].value.text == "x");
    BOOST_TEST(row.parameters[1].value.text == "y");
    BOOST_TEST(last == &row.parameters[2].value.text);
    BOOST_TEST(call(row_of({{"b", "y"}, {"a", "x"}})) == "xyz");  // its default
}

BOOST_AUTO_TEST_CASE(a_described_struct_takes_the_whole_row) {
    const Registered registered;
    const TestTable table(test<&CallTest::order>({}, "t.cpp", 9));
    BOOST_TEST(call(row_of({{"id", "o2"}, {"amount", "5"}})) == "o25");
    BOOST_TEST(call(row_of({{"amount", "5"}, {"id", "o2"}})) == "o25");
    BOOST_TEST(call(row_of({{"id", "o2"}, {"amount", "x"}})) ==
               "a.csv:3: amount: \"x\" is not a whole number; expected a whole number");
    BOOST_TEST(call(row_of({{"id", "o2"}, {"amuont", "5"}})) ==
               "a.csv:3: Order has no member \"amuont\"; did you mean \"amount\"?");
    BOOST_TEST(call(row_of({{"amount", "5"}})) == "o15");
    BOOST_TEST(call(row_of({{"amuont", "5"}})) == "a.csv:3: Order has no member \"amuont\"; did you mean \"amount\"?");
    Row object;
    object.object = std::make_shared<TypedObject<Order>>(Order{"o3", 9});
    BOOST_TEST(call(object) == "o39");
}

BOOST_AUTO_TEST_CASE(a_method_without_parameters_needs_nothing) {
    const Registered registered;
    const TestTable table(test<&CallTest::none>());
    BOOST_TEST(call({}) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
