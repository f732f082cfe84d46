#include "offbeat/orthotropic/domain.hpp"
#include "offbeat/orthotropic/request.hpp"
#include "offbeat/orthotropic/wire.hpp"

#include <boost/describe/class.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace std::string_literals;
using offbeat::Value;
using offbeat::wire_json;

namespace {

struct Item {
    offbeat::Wire<int> count;
};
BOOST_DESCRIBE_STRUCT(Item, (), (count))

struct Payment {
    offbeat::Wire<std::string> order_id;
    offbeat::Wire<double> amount;
    offbeat::Wire<bool> urgent;
    offbeat::Wire<std::vector<std::string>> tags;
    Item item;
};
BOOST_DESCRIBE_STRUCT(Payment, (), (order_id, amount, urgent, tags, item))

/// The body with one attribute struck, all else left out.
std::string body(const std::string& attribute, Value value) {
    Value request = Value::object();
    request.set("item", Value::object());
    if (attribute == "item.count") {
        request.find("item")->set("count", std::move(value));
    } else {
        request.set(attribute, std::move(value));
    }
    return wire_json(offbeat::from_value<Payment>(request));
}

std::string order_id(Value value) {
    return body("order_id", std::move(value));
}
std::string amount(Value value) {
    return body("amount", std::move(value));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wire)

BOOST_AUTO_TEST_CASE(a_text_is_a_string_with_its_own_bytes) {
    BOOST_TEST(order_id(Value::of_text("PAY-1")) == R"({"order_id":"PAY-1","item":{}})");
    BOOST_TEST(order_id(Value::of_text("\"\\/\0\x1f\x7f\n券"s)) ==
               "{\"order_id\":\"\\\"\\\\/\\u0000\\u001f\x7f\\u000a券\",\"item\":{}}");
    BOOST_TEST(order_id(Value::of_text("a\xff")) == "{\"order_id\":\"a\xff\",\"item\":{}}");
    BOOST_TEST(order_id(Value::of_text("")) == R"({"order_id":"","item":{}})");
}

BOOST_AUTO_TEST_CASE(a_number_or_bool_stands_as_it_is_written) {
    BOOST_TEST(amount(Value::of_text("10.50")) == R"({"amount":10.50,"item":{}})");
    BOOST_TEST(amount(Value::of_text("NaN")) == R"({"amount":NaN,"item":{}})");
    BOOST_TEST(body("urgent", Value::of_text("TRUE")) == R"({"urgent":TRUE,"item":{}})");
    BOOST_TEST(body("item.count", Value::of_text("007")) == R"({"item":{"count":007}})");
}

BOOST_AUTO_TEST_CASE(other_kinds_null_and_nothing) {
    BOOST_TEST(order_id(Value::json("7")) == R"({"order_id":7,"item":{}})");
    BOOST_TEST(amount(Value::json("\"7\"")) == R"({"amount":"7","item":{}})");
    BOOST_TEST(amount(Value::json("{\"a\":[")) == R"({"amount":{"a":[,"item":{}})");
    BOOST_TEST(amount(Value::null()) == R"({"amount":null,"item":{}})");
    BOOST_TEST(amount(Value::absent()) == R"({"item":{}})");
    BOOST_TEST(body("item.count", Value::absent()) == R"({"item":{}})");
}

BOOST_AUTO_TEST_CASE(a_key_twice) {
    BOOST_TEST(order_id(Value::twice(Value::of_text("a"), Value::json("{"))) ==
               R"({"order_id":"a","order_id":{,"item":{}})");
    BOOST_TEST(body("item.count", Value::twice(Value::of_text("1"), Value::null())) ==
               R"({"item":{"count":1,"count":null}})");
}

BOOST_AUTO_TEST_CASE(lists) {
    BOOST_TEST(body("tags", Value::of_list({Value::of_text("a"), Value::null(), Value::absent(), Value::json("1")})) ==
               R"({"tags":["a",null,1],"item":{}})");
    BOOST_TEST(body("tags", Value::of_list({})) == R"({"tags":[],"item":{}})");
    BOOST_TEST(body("tags", Value::of_text("x")) == R"({"tags":"x","item":{}})");
}

BOOST_AUTO_TEST_CASE(the_null_request) {
    BOOST_TEST(wire_json(static_cast<const Payment*>(nullptr)) == "null");
}

BOOST_AUTO_TEST_CASE(looks_like_its_type_and_may_be_null) {
    const auto schema = offbeat::schema_of<Payment>();
    BOOST_TEST(schema.find("order_id")->name == "string");
    BOOST_TEST(schema.find("amount")->name == "double");
    BOOST_TEST(schema.find("amount")->optional);
    BOOST_TEST((schema.find("tags")->kind == offbeat::Schema::Kind::list));
}

BOOST_AUTO_TEST_CASE(null_and_absent_stay_two_values) {
    using Member = offbeat::Wire<double>;
    for (const Value& value : {Value::null(), Value::absent(), Value::json("[]"), Value::of_text("1.50")}) {
        BOOST_TEST((offbeat::to_value(offbeat::from_value<Member>(value)) == value));
    }
}

BOOST_AUTO_TEST_CASE(its_illegal_values_have_classes) {
    const auto domain = offbeat::domain(&Payment::amount).required().decimal("0.01", "99.99", 2);
    const auto classes = [&](const Value& value) { return offbeat::violations(domain, value, Value::object()); };
    BOOST_TEST(classes(Value::twice(Value::of_text("1"), Value::of_text("2"))).front() == "duplicate key");
    BOOST_TEST(classes(Value::json("true")).front() == "another kind");
    BOOST_TEST(classes(Value::of_text("NaN")).front() == "not a number");
    BOOST_TEST(classes(Value::absent()).front() == "absent");
    BOOST_TEST(classes(Value::of_text("1.00")).empty());
}

BOOST_AUTO_TEST_SUITE_END()
