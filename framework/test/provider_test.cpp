#include "offbeat/provider.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>

using namespace offbeat;

namespace {

struct Order {
    std::string id;
    long amount = 0;
    bool paid = false;
    std::vector<char> marks = {};
    std::optional<int> rest = {};
};
BOOST_DESCRIBE_STRUCT(Order, (), (id, amount, paid, marks, rest))

std::vector<Parameter> columns(std::vector<std::pair<std::string, Value>> values) {
    std::vector<Parameter> all;
    for (auto& [name, value] : values) all.push_back({name, std::move(value)});
    return all;
}

Value text(std::string bytes) {
    return Value::of_text(std::move(bytes));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(provider_rows)

BOOST_AUTO_TEST_CASE(ids_are_made_from_the_content_alone) {
    const auto one = columns({{"a", text("1")}, {"b", text("x y")}});
    BOOST_TEST(content_id(one) == content_id(one));
    BOOST_TEST(content_id(one).starts_with("1_x_y_"));
    BOOST_TEST(content_id(one) != content_id(columns({{"a", text("1")}, {"b", text("x-y")}})));
    BOOST_TEST(content_id(columns({{"a", text("1")}})) == "a_1");
    BOOST_TEST(content_id(columns({{"a", text("")}})) == "a_empty");
    BOOST_TEST(content_id(columns({{"a", Value::null()}, {"b", text("")}})) !=
               content_id(columns({{"a", text("null")}, {"b", text("")}})));
    const std::string megabyte(1000000, 'x');
    BOOST_TEST(content_id(columns({{"a", text(megabyte)}})).size() < 80U);
    BOOST_TEST(content_id(columns({{"a", text(megabyte)}})) != content_id(columns({{"a", text(megabyte + "x")}})));
}

// Journals and commands of earlier versions name rows by them.
BOOST_AUTO_TEST_CASE(ids_stay_from_version_to_version) {
    const auto list = Value::of_list({text(std::string(100, 'x'))});
    BOOST_TEST(content_id(columns({{"from", text("Lee")}, {"amount", text("5")}})) == "Lee_5_e85f7e");
    BOOST_TEST(content_id(columns({{"a", text("1")}, {"b", text("x y")}})) == "1_x_y_79c3dc");
    BOOST_TEST(
        content_id(columns({{"a", Value::null()}, {"b", text("")}, {"c", Value::absent()}, {"d", text("券")}})) ==
        "null_empty_51d4d3");
    BOOST_TEST(content_id(columns({{"list", list}, {"b", text("1")}})) == "xxxxxxxxxxxxxx_1_f3d981");
    BOOST_TEST(content_id(columns({{"a", text(std::string(61, 'y'))}, {"b", text("a\nb")}})) ==
               "yyyyyyyyyyyyyyyy_a_b_664172");
    BOOST_TEST(content_id(columns({{"a", text("")}, {"b", text("")}})) == "empty_empty_834a9d");
}

BOOST_AUTO_TEST_CASE(texts_that_look_alike_when_cut_are_told_apart) {
    const std::string same(100, 'x');
    const auto with = [&](const std::string& end) {
        return content_id(columns({{"list", Value::of_list({text(same + end)})}, {"b", text("1")}}));
    };
    BOOST_TEST(with("a") != with("b"));
}

BOOST_AUTO_TEST_CASE(contents_are_told_to_people) {
    Row row = {.id = "x", .description = ""};
    row.parameters = columns({{"a", text("1")}, {"b", Value::absent()}, {"c", Value::null()}});
    BOOST_TEST(description_of(row) == "a = \"1\", c = null");
    row.description = "a dear one";
    BOOST_TEST(description_of(row) == "a dear one");
}

BOOST_AUTO_TEST_CASE(functions_become_providers) {
    const TestMethod method;
    const ProviderContext context{method, "testres", {}};
    const auto ids = [&](const DataProvider& provider) {
        std::vector<std::string> all;
        const auto source = provider.rows(context);
        for (Row row; source->next(row); row = Row{}) all.push_back(row.id);
        return all;
    };
    using Words = std::vector<std::string>;
    BOOST_TEST((ids(*make_provider([] { return std::vector<int>{1, 2}; })) == Words{"value_1", "value_2"}));
    BOOST_TEST((ids(*make_provider([](const ProviderContext& asked) {
                    return std::vector<std::string>{asked.testres};
                })) == Words{"value_testres"}));
    const auto pulled = make_provider(
        [] { return [count = 0]() mutable { return ++count > 2 ? std::nullopt : std::optional(count); }; });
    BOOST_TEST((ids(*pulled) == Words{"value_1", "value_2"}));
    BOOST_TEST((ids(*pulled) == Words{"value_1", "value_2"}));  // asked again it gives the same rows
}

BOOST_AUTO_TEST_CASE(a_row_is_filled_again_from_any_provider) {
    const TestMethod method;
    const auto source = make_provider([] { return std::vector<int>{1, 2}; })->rows({method, "testres", {}});
    Row row = {.id = "old",
               .description = "old",
               .source = {"old", 1},
               .parameters = {{"old", text("old"), {"old", 1}}, {"older", text("old")}},
               .labels = {{"old", "old"}},
               .groups = {"old"},
               .state = RowState::bad,
               .cause = "old",
               .time_out = 7,
               .attachments = {{"old", "old", "old"}},
               .seconds = 7};
    BOOST_REQUIRE(source->refill(row));
    BOOST_TEST(row.id == "value_1");
    BOOST_TEST(description_of(row) == "value = \"1\"");
    BOOST_TEST((row.source.file.empty() && row.source.line == 0 && row.state == RowState::ready));
    BOOST_TEST((row.labels.empty() && row.groups.empty() && row.cause.empty() && row.attachments.empty()));
    BOOST_TEST((row.time_out == 0 && !row.seconds));
    BOOST_TEST((row.parameters.size() == 1U && row.parameters[0].name == "value"));
    BOOST_TEST((row.parameters[0].value == text("1") && row.parameters[0].where.file.empty()));
    BOOST_REQUIRE(source->refill(row));
    BOOST_TEST(row.id == "value_2");
    BOOST_TEST(row.parameters.size() == 1U);
    BOOST_TEST(!source->refill(row));
}

BOOST_AUTO_TEST_CASE(a_row_that_is_filled_again_is_as_a_new_one) {
    const std::vector<Order> orders = {
        {"first", 70000, true, {1, 2}, std::nullopt}, {"", -7, false, {}, 3}, {std::string(100, 'x'), 0, true, {5}, 0}};
    Row filled;
    for (const Order& order : orders) {
        const Row fresh = row_of(order);
        fill_row(filled, order);
        BOOST_TEST(filled.id == fresh.id);
        BOOST_TEST(description_of(filled) == description_of(fresh));
        BOOST_REQUIRE_EQUAL(filled.parameters.size(), 5U);
        const Value whole = to_value(order);
        for (std::size_t i = 0; i < whole.names.size(); ++i) {
            BOOST_TEST(filled.parameters[i].name == whole.names[i]);
            BOOST_TEST((filled.parameters[i].value == whole.items[i] && fresh.parameters[i].value == whole.items[i]));
        }
        BOOST_TEST(static_cast<TypedObject<Order>&>(*filled.object).value.id == order.id);
    }
    // Somebody has kept the object: it stays what it was.
    const auto kept = filled.object;
    fill_row(filled, orders.front());
    BOOST_TEST(static_cast<TypedObject<Order>&>(*kept).value.id == orders.back().id);
    fill_row(filled, 7);
    BOOST_TEST((filled.parameters.size() == 1U && filled.object->type() == typeid(int)));
}

BOOST_AUTO_TEST_SUITE_END()
