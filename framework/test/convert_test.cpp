#include "offbeat/convert.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace offbeat;
using namespace std::chrono_literals;

namespace sample {

BOOST_DEFINE_ENUM_CLASS(Currency, CNY, EUR, USD)

struct Owner {
    std::string name = "nobody";
    std::optional<int> age;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (name, age))

struct Transfer {
    int amount;
    Currency currency = Currency::EUR;
    Owner owner;
    std::vector<std::string> tags = {"new"};
    std::optional<std::chrono::seconds> wait;
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (amount, currency, owner, tags, wait))

}  // namespace sample

namespace {

template <class T>
T from(const std::string& text) {
    return from_value<T>(Value::of_text(text));
}

template <class T>
std::string refusal(const Value& value) {
    try {
        from_value<T>(value);
    } catch (const NotConvertible& wrong) {
        return wrong.what();
    }
    return "taken";
}

template <class T>
std::string refusal(const std::string& text) {
    return refusal<T>(Value::of_text(text));
}

Value object(std::vector<std::pair<std::string, Value>> members) {
    Value value = Value::object();
    for (auto& [name, member] : members) value.set(name, std::move(member));
    return value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conversions)

BOOST_AUTO_TEST_CASE(whole_numbers_up_to_their_limits) {
    BOOST_TEST(from<int>("-42") == -42);
    BOOST_TEST(from<std::int8_t>("-128") == -128);
    BOOST_TEST(from<std::int8_t>("127") == 127);
    BOOST_TEST(from<std::int64_t>("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST(from<std::int64_t>("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(from<std::uint64_t>("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
    BOOST_TEST(refusal<std::int8_t>("128") == "\"128\" is out of range; expected a whole number from -128 to 127");
    BOOST_TEST(refusal<std::uint8_t>("256") == "\"256\" is out of range; expected a whole number from 0 to 255");
    BOOST_TEST(refusal<std::int64_t>("9223372036854775808") ==
               "\"9223372036854775808\" is out of range; expected a whole number");
    BOOST_TEST(refusal<unsigned>("-1") ==
               "\"-1\" is not a whole number, not negative; expected a whole number, not negative");
    for (const char* text : {"", " 1", "1 ", "+1", "0x10", "1.0", "1e3", "one", "１"}) {
        BOOST_TEST(refusal<int>(text).find("is not a whole number") != std::string::npos, text);
    }
    BOOST_TEST(refusal<int>(std::string("1\0", 2)) == "\"1\\0\" is not a whole number; expected a whole number");
}

BOOST_AUTO_TEST_CASE(numbers) {
    BOOST_TEST(from<double>("1.5") == 1.5);
    BOOST_TEST(from<double>("-1e3") == -1000.0);
    BOOST_TEST(refusal<double>("1,5") == "\"1,5\" is not a number; expected a number");
    BOOST_TEST(refusal<double>("1e999") == "\"1e999\" is out of range; expected a number");
    BOOST_TEST(refusal<float>("1e300") == "\"1e300\" is out of range; expected a number");
    BOOST_TEST(to_value(0.1).text == "0.1");
    BOOST_TEST(from<double>(to_value(1.0 / 3).text) == 1.0 / 3);
}

BOOST_AUTO_TEST_CASE(truth_values) {
    BOOST_TEST(from<bool>("true"));
    BOOST_TEST(!from<bool>("false"));
    BOOST_TEST(refusal<bool>("TRUE") == "\"TRUE\" is no truth value; expected true or false");
    BOOST_TEST(refusal<bool>("1") == "\"1\" is no truth value; expected true or false");
}

BOOST_AUTO_TEST_CASE(durations_with_their_unit) {
    BOOST_TEST((from<std::chrono::milliseconds>("500ms") == 500ms));
    BOOST_TEST((from<std::chrono::milliseconds>("2s") == 2s));
    BOOST_TEST((from<std::chrono::seconds>("1.5h") == 90min));
    BOOST_TEST((from<std::chrono::nanoseconds>("3us") == 3us));
    BOOST_TEST((from<std::chrono::nanoseconds>("3µs") == 3us));
    BOOST_TEST((from<std::chrono::hours>("2d") == 48h));
    BOOST_TEST((from<std::chrono::milliseconds>("-1s") == -1s));
    BOOST_TEST((from<std::chrono::milliseconds>("0.1s") == 100ms));
    BOOST_TEST((from<std::chrono::duration<double>>("1ms").count() == 0.001));
    BOOST_TEST(refusal<std::chrono::seconds>("1500ms") ==
               "\"1500ms\" is finer than the parameter's unit; expected a multiple of 1s");
    BOOST_TEST(refusal<std::chrono::milliseconds>("500") ==
               "\"500\" has no unit; expected a duration such as 500ms, 2s or 1.5h");
    BOOST_TEST(refusal<std::chrono::milliseconds>("5 s") ==
               "\"5 s\" is no duration; expected a duration such as 500ms, 2s or 1.5h");
    BOOST_TEST(refusal<std::chrono::milliseconds>("s").find("is no duration") != std::string::npos);
    BOOST_TEST(refusal<std::chrono::milliseconds>("nans").find("taken") == std::string::npos);
    BOOST_TEST(refusal<std::chrono::seconds>("1e12d").find("out of range") != std::string::npos);
    BOOST_TEST(refusal<std::chrono::milliseconds>("infs").find("out of range") != std::string::npos);
    BOOST_TEST(to_value(1500ms).text == "1500ms");
    BOOST_TEST(to_value(std::chrono::seconds(2)).text == "2s");
}

BOOST_AUTO_TEST_CASE(a_duration_that_its_type_cannot_hold_is_refused) {
    using Short = std::chrono::duration<std::int16_t, std::milli>;
    BOOST_TEST((from<Short>("32s") == 32s));
    BOOST_TEST(refusal<Short>("33s") == "\"33s\" is out of range; expected what the parameter's type can hold");
}

BOOST_AUTO_TEST_CASE(enumerators_by_name_with_the_nearest) {
    BOOST_TEST((from<sample::Currency>("USD") == sample::Currency::USD));
    BOOST_TEST(refusal<sample::Currency>("EURO") ==
               "\"EURO\" is no Currency; expected one of CNY, EUR, USD; did you mean \"EUR\"?");
    BOOST_TEST(refusal<sample::Currency>("") == "\"\" is no Currency; expected one of CNY, EUR, USD");
    BOOST_TEST(to_value(sample::Currency::CNY).text == "CNY");
    BOOST_TEST(to_string(schema_of<sample::Currency>()) == "one of CNY, EUR, USD");
}

BOOST_AUTO_TEST_CASE(structs_take_members_by_name_and_keep_declared_defaults) {
    const auto transfer = from_value<sample::Transfer>(object({{"amount", Value::of_text("5")}}));
    BOOST_TEST(transfer.amount == 5);
    BOOST_TEST((transfer.currency == sample::Currency::EUR));
    BOOST_TEST(transfer.owner.name == "nobody");
    BOOST_TEST(!transfer.owner.age.has_value());
    BOOST_TEST(transfer.tags.size() == 1U);
    BOOST_TEST(!transfer.wait.has_value());
    BOOST_TEST(refusal<sample::Transfer>(object({})) == "amount: nothing is given and it has no default; expected int");
    BOOST_TEST(refusal<sample::Transfer>(object({{"amuont", Value::of_text("5")}})) ==
               "Transfer has no member \"amuont\"; did you mean \"amount\"?");
    BOOST_TEST(refusal<sample::Transfer>("5") == "\"5\" is no Transfer; expected its members by name");
}

BOOST_AUTO_TEST_CASE(nested_members_are_told_by_their_path) {
    const Value owner = object({{"age", Value::of_text("old")}});
    BOOST_TEST(refusal<sample::Transfer>(object({{"amount", Value::of_text("5")}, {"owner", owner}})) ==
               "owner.age: \"old\" is not a whole number; expected a whole number");
    const auto transfer = from_value<sample::Transfer>(object({{"amount", Value::of_text("5")},
                                                               {"owner", object({{"age", Value::of_text("7")}})},
                                                               {"wait", Value::of_text("3s")}}));
    BOOST_TEST(*transfer.owner.age == 7);
    BOOST_TEST((*transfer.wait == 3s));
    BOOST_TEST((from_value<sample::Transfer>(to_value(transfer)).owner.age == transfer.owner.age));
}

BOOST_AUTO_TEST_CASE(null_is_for_optionals_only) {
    BOOST_TEST(!from_value<std::optional<int>>(Value::null()).has_value());
    BOOST_TEST(!from_value<std::optional<int>>(Value::absent()).has_value());
    BOOST_TEST(*from<std::optional<int>>("3") == 3);
    BOOST_TEST(refusal<std::string>(Value::null()) ==
               "null can't be expressed here; expected a text; a std::optional parameter takes null");
    BOOST_TEST(refusal<std::string>(Value::absent()) == "nothing is given; expected a text");
    BOOST_TEST(refusal<int>(Value::of_list({})) == "[] is no text; expected a whole number");
    BOOST_TEST(schema_of<std::optional<int>>().optional);
}

BOOST_AUTO_TEST_CASE(lists) {
    const auto list = from_value<std::vector<int>>(Value::of_list({Value::of_text("1"), Value::of_text("2")}));
    BOOST_TEST((list == std::vector<int>{1, 2}));
    BOOST_TEST(refusal<std::vector<int>>("1") == "\"1\" is no list; expected a list such as <list('a', 'b')>");
    BOOST_TEST(refusal<std::vector<int>>(Value::null()).find("null can't be expressed") == 0U);
    BOOST_TEST(refusal<std::vector<int>>(Value::of_list({Value::of_text("x")})) ==
               "\"x\" is not a whole number; expected a whole number");
    BOOST_TEST(to_string(schema_of<std::vector<std::vector<int>>>()) == "list of list of int");
}

BOOST_AUTO_TEST_CASE(names_of_types) {
    BOOST_TEST(type_name<sample::Currency>() == "Currency");
    BOOST_TEST(type_name<int>() == "int");
    BOOST_TEST(schema_of<std::string>().name == "string");
    BOOST_TEST(schema_of<sample::Transfer>().find("owner")->find("age")->optional);
    BOOST_TEST(schema_of<sample::Transfer>().find("nobody") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
