#include "orthotropic/case_id.hpp"

#include <boost/test/unit_test.hpp>

#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace offbeat;
using orthotropic::case_id;

namespace {

std::string id(const Value& value, const std::string& label = "") {
    const Value legal = Value::of_text("2088");
    return case_id("pid", value, &legal, label);
}
std::string id(const std::string& text) {
    return id(Value::of_text(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(case_ids)

BOOST_AUTO_TEST_CASE(are_readable) {
    BOOST_TEST(id(Value::null()) == "pid_null");
    BOOST_TEST(id(Value::absent()) == "pid_absent");
    BOOST_TEST(id("") == "pid_empty");
    BOOST_TEST(id("INV") == "pid_INV");
    BOOST_TEST(id("20882") == "pid_length_5");
    BOOST_TEST(id("   ") == "pid_blank_3");
    BOOST_TEST(id("a\xff") == "pid_hex_61ff");
    BOOST_TEST(id(Value::of_list({})) == "pid_empty");
    BOOST_TEST(id(Value::prepared("existing", "pid")) == "pid_existing");
    BOOST_TEST(id(Value::of_text("INV"), "float") == "pid_INV_when_float");
    BOOST_TEST(case_id("owner.name", Value::null(), nullptr, "") == "owner_name_null");
    BOOST_TEST(case_id("accounts[0]", Value::null(), nullptr, "") == "accounts_0_null");
}

BOOST_AUTO_TEST_CASE(are_of_word_characters_whatever_the_value) {
    const std::vector<std::string> hostile = {
        "</script>", "\x1b[2J", "券", "😀", "a/b:c,d", "\u202e", " ", "\n", std::string(1U << 20U, 'x')};
    for (const auto& text : hostile) {
        BOOST_TEST(std::regex_match(id(text), std::regex("\\w{1,100}")), id(text));
    }
}

BOOST_AUTO_TEST_CASE(of_different_values_differ) {
    const std::vector<Value> values = {Value::null(),
                                       Value::of_text("null"),
                                       Value::absent(),
                                       Value::of_text("absent"),
                                       Value::of_text(""),
                                       Value::of_text("empty"),
                                       Value::prepared("existing", "pid"),
                                       Value::of_text("existing"),
                                       Value::of_text("20882"),
                                       Value::of_text("length_5"),
                                       Value::of_text("   "),
                                       Value::of_text("blank_3"),
                                       Value::of_text("a\xff"),
                                       Value::of_text("hex_61ff"),
                                       Value::of_text("a b"),
                                       Value::of_text("a_b"),
                                       Value::of_text("a.b"),
                                       Value::of_text("券"),
                                       Value::of_text("券券"),
                                       Value::json("7"),
                                       Value::of_text("json_7"),
                                       Value::of_list({Value::null()}),
                                       Value::of_text("list_null"),
                                       Value::of_text(std::string(200, 'y')),
                                       Value::of_text(std::string(201, 'y')),
                                       Value::of_text(" a"),
                                       Value::of_text("a"),
                                       Value::of_text("A"),
                                       Value::of_list({Value::of_text("a_b")}),
                                       Value::of_list({Value::of_text("a"), Value::of_text("b")}),
                                       Value::of_list({Value::of_text("null")}),
                                       Value::of_list({Value::of_text("")}),
                                       Value::of_list({Value::of_text("empty")}),
                                       Value::of_list({Value::of_text("a b")}),
                                       Value::of_list({Value::of_text("20882")}),
                                       Value::of_list({Value::of_text("length"), Value::of_text("5")}),
                                       Value::of_list({Value::of_list({Value::of_text("a")}), Value::of_text("b")}),
                                       Value::of_list({Value::of_list({Value::of_text("a"), Value::of_text("b")})}),
                                       Value::prepared("existing", "other"),
                                       Value::of_text("existing_other"),
                                       Value::of_text(id(Value::of_text("a b")).substr(4))};
    std::set<std::string> ids;
    for (const Value& value : values)
        BOOST_TEST(ids.insert(id(value)).second, display(value) << " has the id of another: " << id(value));
}

BOOST_AUTO_TEST_CASE(of_lists_tell_their_items) {
    BOOST_TEST(id(Value::of_list({Value::of_text("a"), Value::of_text("b"), Value::null()})) == "pid_list_a_b_null");
    BOOST_TEST(std::regex_match(id(Value::of_list({Value::of_text("a_b")})), std::regex("pid_list_a_b_[0-9a-f]{6}")));
    BOOST_TEST(id(Value::of_text("x_when_float")) != id(Value::of_text("x"), "float"));
}

BOOST_AUTO_TEST_SUITE_END()
