// Lists of structs, and structs as a whole, written as JSON.

#include "offbeat/orthotropic/request.hpp"
#include "orthotropic/typed_json.hpp"
#include "support/planned.hpp"
#include "support/temp_dir.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

struct Item {
    std::optional<std::string> sku;
    int count = 1;
    std::vector<int> marks;
    bool operator==(const Item&) const = default;
};
BOOST_DESCRIBE_STRUCT(Item, (), (sku, count, marks))

struct Basket {
    std::optional<std::string> pid;
    std::vector<Item> items;
    std::optional<Item> gift;
};
BOOST_DESCRIBE_STRUCT(Basket, (), (pid, items, gift))

class BasketFuncExceptionTest : public TestClass {
public:
    void testBasket(const OrthotropicRequest<Basket>&) {}
};

PlannedMethod planned_basket(const std::string& rows) {
    const TempDir folder;
    write_file(folder.file("driver.csv"), "config,base\nconfig.csv,base.csv\n");
    write_file(folder.file("base.csv"), "attribute,legal\npid,A\nitems,\"<json([{\"\"sku\"\":\"\"S\"\",\"\"count\"\":2,"
                                        "\"\"marks\"\":[]},{\"\"sku\"\":\"\"T\"\",\"\"marks\"\":[1]}])>\"\n"
                                        "gift.sku,G\ngift.count,3\ngift.marks,<list('1')>\n");
    write_file(folder.file("config.csv"), "target,when,expect,values\npid,,,<null>\n" + rows);
    const Inside inside(folder.path());
    return planned<&BasketFuncExceptionTest::testBasket, BasketFuncExceptionTest>(
        "testBasket", {.dataProvider = "OrthotropicRequestProvider", .driver = "driver.csv"},
        {folder.path(), false, 10000});
}

std::vector<Basket> sent(const PlannedMethod& method, const std::string& target) {
    std::vector<Basket> all;
    for (const Row& row : method.rows) {
        if (row.state == RowState::ready && row.label("target") == target) {
            all.push_back(*static_cast<TypedObject<OrthotropicRequest<Basket>>&>(*row.object).value.request());
        }
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(typed_json)

BOOST_AUTO_TEST_CASE(becomes_objects_and_lists_where_the_type_has_them) {
    const Schema list = schema_of<std::vector<Item>>();
    const Value value = orthotropic::as_typed(
        Value::json(R"( [ {"sku" : "a\"\u0041\ud83d\ude00\n\/" , "count":1.50} , null, [ ], {} ] )"), &list);
    BOOST_REQUIRE_EQUAL(value.items.size(), 4U);
    BOOST_TEST(value.items[0].find("sku")->text == "a\"A😀\n/");
    BOOST_TEST(value.items[0].find("count")->text == "1.50");  // as it is written
    BOOST_TEST((value.items[1] == Value::null()));
    BOOST_TEST((value.items[2] == Value::of_list({})));
    BOOST_TEST((value.items[3] == Value::object()));
    BOOST_TEST((orthotropic::as_typed(Value::json("7"), &list) == Value::json("7")));
    BOOST_TEST((orthotropic::as_typed(Value::json("{}"), &list) == Value::json("{}")));
    for (const char* half : {R"(["\ud83d"])", R"(["\ud83d\u0041"])", R"(["\ude00"])"}) {
        BOOST_CHECK_THROW(orthotropic::as_typed(Value::json(half), &list), NotConvertible);
    }
    const Schema text = schema_of<std::string>();
    BOOST_TEST((orthotropic::as_typed(Value::json("[]"), &text) == Value::json("[]")));
    BOOST_TEST((orthotropic::as_typed(Value::json("[]"), nullptr) == Value::json("[]")));
}

BOOST_AUTO_TEST_CASE(is_sent) {
    const PlannedMethod method = planned_basket("items,,,<empty>,\"<json([{\"\"sku\"\":null,\"\"marks\"\":[5]}])>\"\n"
                                                "items[0],,,\"<json({\"\"sku\"\":\"\"X\"\",\"\"marks\"\":[]})>\"\n"
                                                "items[each],,X,\"<json({\"\"count\"\":-1,\"\"marks\"\":[]})>\"\ngift,,"
                                                ",<null>,\"<json({\"\"marks\"\":[]})>\"\n");
    for (const auto& problem : problems_of(method, "")) BOOST_ERROR(problem);
    BOOST_TEST(method.plan.formula == "cases = 1 + 1+2+1+1+1+2 = 9");
    const auto first = sent(method, "pid");
    BOOST_REQUIRE_EQUAL(first.size(), 1U);
    BOOST_TEST((first[0].items == std::vector<Item>{{"S", 2, {}}, {"T", 1, {1}}}));
    const auto lists = sent(method, "items");
    BOOST_REQUIRE_EQUAL(lists.size(), 2U);
    BOOST_TEST((lists[1].items == std::vector<Item>{{std::nullopt, 1, {5}}}));
    BOOST_TEST((sent(method, "items[1]").at(0).items == std::vector<Item>{{"S", 2, {}}, {std::nullopt, -1, {}}}));
    BOOST_TEST((sent(method, "gift").at(1).gift == Item{}));
}

BOOST_AUTO_TEST_CASE(with_a_wrong_member_is_refused) {
    const auto problems = problems_of(planned_basket("gift,,,<null>\nitems,,,\"<json([{\"\"skuu\"\":null}])>\",\"<json("
                                                     "[{\"\"sku\"\":1,\"\"sku\"\":2}])>\",<json(7)>\n"),
                                      "");
    BOOST_REQUIRE_EQUAL(problems.size(), 3U);
    BOOST_TEST(problems[0] == "config.csv:4:9: Item has no member \"skuu\"; did you mean \"sku\"?");
    BOOST_TEST(problems[1] == "config.csv:4:37: \"sku\" stands twice in one object; expected each member once");
    BOOST_TEST(problems[2].find("items: JSON 7 is no list") != std::string::npos, problems[2]);
}

BOOST_AUTO_TEST_SUITE_END()
