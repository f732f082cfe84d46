#include "offbeat/value.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

BOOST_AUTO_TEST_SUITE(values)

BOOST_AUTO_TEST_CASE(display_is_what_a_person_reads) {
    BOOST_TEST(display(Value::absent()) == "absent");
    BOOST_TEST(display(Value::null()) == "null");
    BOOST_TEST(display(Value::of_text("INV")) == "\"INV\"");
    BOOST_TEST(display(Value::of_text("")) == "\"\"");
    BOOST_TEST(display(Value::of_list({Value::of_text("a"), Value::null()})) == "[\"a\", null]");
    BOOST_TEST(display(Value::of_list({})) == "[]");
    BOOST_TEST(display(Value::json("7")) == "JSON 7");
    BOOST_TEST(display(Value::prepared("existing", "outBizNo")) == "existing(outBizNo)");
    Value object = Value::object();
    object.set("a", Value::of_text("1"));
    object.set("b", Value::object());
    BOOST_TEST(display(object) == "{a: \"1\", b: {}}");
}

BOOST_AUTO_TEST_CASE(display_escapes_and_cuts) {
    BOOST_TEST(display(Value::of_text(std::string("a\0b\xff", 4))) == "\"a\\0b\\xff\"");
    BOOST_TEST(display(Value::of_text(std::string(60, 'x'))).size() == 62U);
    BOOST_TEST(display(Value::of_text(std::string(61, 'x'))) == '"' + std::string(30, 'x') + "\"… (61 characters)");
    const std::string megabyte = display(Value::of_text(std::string(1000000, '\x01')));
    BOOST_TEST(megabyte.size() < 200U);
    BOOST_TEST(quoted(std::string(100, 'x')).size() == 102U);
}

BOOST_AUTO_TEST_CASE(a_value_becomes_another) {
    Value value = Value::object();
    value.set("a", Value::null());
    value.become_text("x");
    BOOST_TEST((value == Value::of_text("x")));
    value.become_absent();
    BOOST_TEST((value == Value::absent()));
}

BOOST_AUTO_TEST_CASE(members_are_found_set_and_replaced) {
    Value object = Value::object();
    BOOST_TEST(object.find("a") == nullptr);
    object.set("a", Value::of_text("1"));
    object.set("b", Value::null());
    object.set("a", Value::of_text("2"));
    BOOST_TEST(object.names.size() == 2U);
    BOOST_TEST(object.find("a")->text == "2");
    BOOST_TEST(Value::of_text("x").find("a") == nullptr);
    BOOST_TEST((Value::null() != Value::absent()));
}

BOOST_AUTO_TEST_SUITE_END()
