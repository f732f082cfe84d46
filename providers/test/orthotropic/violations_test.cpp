// Every class of illegality, with values on both sides of each bound.

#include "offbeat/orthotropic/domain.hpp"
#include "offbeat/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;

namespace {

std::string classes(const Domain& domain, const Value& value, const Value& request = Value::object()) {
    return join(violations(domain, value, request), ",");
}

std::string classes(const Domain& domain, const std::string& text) {
    return classes(domain, Value::of_text(text));
}

struct Expected {
    std::string text, classes;
};

void check_all(const Domain& domain, const std::vector<Expected>& table) {
    for (const auto& row : table) {
        const std::string found = classes(domain, row.text);
        BOOST_TEST(found == row.classes, quoted(row.text) << ": " << found << ", expected " << row.classes);
    }
}

std::string times(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

Value texts(const std::vector<std::string>& items) {
    std::vector<Value> values;
    for (const auto& item : items) values.push_back(Value::of_text(item));
    return Value::of_list(std::move(values));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(violations_of_a_domain)

BOOST_AUTO_TEST_CASE(required) {
    const Domain needed = Domain("a").required(), optional("a");
    BOOST_TEST(classes(needed, Value::null()) == "null");
    BOOST_TEST(classes(needed, Value::absent()) == "absent");
    check_all(needed, {{"", "empty"}, {" ", ""}, {"x", ""}});
    BOOST_TEST(classes(optional, Value::null()) == "");
    BOOST_TEST(classes(optional, Value::absent()) == "");
    check_all(optional, {{"", ""}, {"x", ""}});
}

BOOST_AUTO_TEST_CASE(lengths_count_characters) {
    check_all(Domain("a").max_length(4).min_length(2), {{"a", "too short"},
                                                        {"ab", ""},
                                                        {"abcd", ""},
                                                        {"abcde", "too long"},
                                                        {"", "empty"},
                                                        {"券", "too short"},
                                                        {"券券券券", ""},
                                                        {"券券券券券", "too long"},
                                                        {"😀😀😀😀", ""},
                                                        {"😀😀😀😀😀", "too long"},
                                                        {"e\u0301e\u0301", ""},
                                                        {"e\u0301e\u0301e\u0301", "too long"}});
    check_all(Domain("a").max_length(64), {{times("満", 64), ""}, {times("満", 65), "too long"}, {times("😀", 64), ""}});
    check_all(Domain("a").max_length(2),
              {{"\xff\xff", "malformed UTF-8"}, {"\xff\xff\xff", "malformed UTF-8,too long"}});
}

BOOST_AUTO_TEST_CASE(one_of) {
    check_all(Domain("a").one_of({"ORDER", "PAY"}), {{"ORDER", ""},
                                                     {"PAY", ""},
                                                     {"pay", "not one of"},
                                                     {"PAY ", "not one of"},
                                                     {"", "not one of"},
                                                     {"ORDERPAY", "not one of"}});
}

BOOST_AUTO_TEST_CASE(pattern_matches_the_whole_text) {
    check_all(Domain("a").pattern("[A-Za-z0-9_-]+"), {{"OUT-1_x", ""},
                                                      {"a b", "pattern"},
                                                      {"券", "pattern"},
                                                      {"a\n", "pattern"},
                                                      {std::string("a\0", 2), "pattern"},
                                                      {"\xff", "malformed UTF-8,pattern"}});
}

BOOST_AUTO_TEST_CASE(visible_text) {
    check_all(Domain("a").visible_text(), {{"満50減10", ""},
                                           {" ", "blank"},
                                           {"\t ", "blank,control character"},
                                           {"\u3000", "blank"},
                                           {"\u200b\u200b", "blank"},
                                           {std::string("a\0b", 3), "control character"},
                                           {"a\nb", "control character"},
                                           {"a\x7f", "control character"},
                                           {"a b", ""},
                                           {"😀", ""}});
}

BOOST_AUTO_TEST_CASE(decimals) {
    check_all(Domain("a").decimal("0.01", "5000.00", 2), {{"0.01", ""},
                                                          {"5000", ""},
                                                          {"5000.00", ""},
                                                          {"0010.5", ""},
                                                          {"0", "below minimum"},
                                                          {"-0.01", "below minimum"},
                                                          {"0.009", "below minimum,scale"},
                                                          {"5000.01", "above maximum"},
                                                          {"1.001", "scale"},
                                                          {"1.000", "scale"},
                                                          {"1e2", "not a number"},
                                                          {"abc", "not a number"},
                                                          {"", "not a number"},
                                                          {" 1", "not a number"},
                                                          {"1,5", "not a number"},
                                                          {"5000.000000000000000000000000001", "above maximum,scale"},
                                                          {times("9", 400), "above maximum"}});
    check_all(Domain("a").decimal("-1.5", "0", 1),
              {{"-1.5", ""}, {"-0", ""}, {"-1.6", "below minimum"}, {"0.1", "above maximum"}});
    check_all(Domain("a").decimal("0", "1", 0), {{"-0", ""}, {"1", ""}, {"0.5", "scale"}});
    check_all(Domain("a").integer("1", "500"),
              {{"1", ""}, {"500", ""}, {"0", "below minimum"}, {"501", "above maximum"}, {"1.0", "scale"}});
}

BOOST_AUTO_TEST_CASE(times_must_exist) {
    check_all(Domain("a").time("yyyy-MM-dd HH:mm:ss"), {{"2015-04-01 00:00:00", ""},
                                                        {"2015-12-31 23:59:59", ""},
                                                        {"2015/04/01 00:00:00", "format"},
                                                        {"2015-04-01", "format"},
                                                        {"2015-04-01 00:00:00 ", "format"},
                                                        {"2015-4-1 0:0:0", "format"},
                                                        {"", "format"},
                                                        {"２015-04-01 00:00:00", "format"},
                                                        {"2015-04-31 00:00:00", "no such time"},
                                                        {"2015-13-01 00:00:00", "no such time"},
                                                        {"2015-00-01 00:00:00", "no such time"},
                                                        {"2015-01-00 00:00:00", "no such time"},
                                                        {"2015-01-01 24:00:00", "no such time"},
                                                        {"2015-01-01 00:60:00", "no such time"},
                                                        {"2015-01-01 00:00:60", "no such time"}});
    check_all(Domain("a").time("yyyyMMdd"), {{"20000229", ""},
                                             {"20160229", ""},
                                             {"24000229", ""},
                                             {"19000229", "no such time"},
                                             {"21000229", "no such time"},
                                             {"20150229", "no such time"},
                                             {"20150228", ""}});
    check_all(Domain("a").time("HH:mm"), {{"23:59", ""}, {"24:00", "no such time"}});
}

BOOST_AUTO_TEST_CASE(order) {
    const Domain to = Domain("to").time("yyyy-MM-dd").after("from");
    Value request = Value::object();
    const auto at = [&](const char* day) { return classes(to, Value::of_text(day), request); };
    BOOST_TEST(at("2015-04-01") == "");  // without the other one there is no order
    request.set("from", Value::of_text("2015-04-01"));
    BOOST_TEST(at("2015-04-02") == "");
    BOOST_TEST(at("2015-04-01") == "order");
    BOOST_TEST(at("2014-12-31") == "order");
    request.set("from", Value::null());
    BOOST_TEST(at("2014-12-31") == "");
}

BOOST_AUTO_TEST_CASE(order_goes_by_the_time_format) {
    struct Row {
        const char *format, *from, *to, *classes;
    };
    for (const Row& row :
         {Row{"dd.MM.yyyy", "30.04.2015", "01.05.2015", ""}, Row{"dd.MM.yyyy", "01.05.2015", "30.04.2015", "order"},
          Row{"dd.MM.yyyy", "31.12.2015", "01.01.2016", ""}, Row{"dd.MM.yyyy", "01.01.2016", "31.12.2015", "order"},
          Row{"dd.MM.yyyy", "01.05.2015", "01.05.2015", "order"}, Row{"ss:mm:HH", "59:00:01", "00:01:01", ""},
          Row{"ss:mm:HH", "00:01:01", "59:00:01", "order"},
          Row{"yyyy-MM-dd HH:mm", "2015-04-01", "2015-04-01 10:00", ""},  // the other one is written otherwise
          Row{"", "b", "c", ""}, Row{"", "b", "a", "order"}}) {
        const Domain to = *row.format == 0 ? Domain("to").after("from") : Domain("to").time(row.format).after("from");
        Value request = Value::object();
        request.set("from", Value::of_text(row.from));
        BOOST_TEST(classes(to, Value::of_text(row.to), request) == row.classes,
                   row.format << ": " << row.from << ", " << row.to);
    }
}

BOOST_AUTO_TEST_CASE(order_reaches_into_a_nested_struct) {
    Value request = Value::object(), span = Value::object();
    span.set("from", Value::of_text("2015-04-01"));
    request.set("span", span);
    BOOST_TEST(classes(Domain("span.to").after("span.from"), Value::of_text("2015-03-01"), request) == "order");
    BOOST_TEST(classes(Domain("to").given_when("span.from", "2015-04-01"), Value::null(), request) == "null");
}

BOOST_AUTO_TEST_CASE(given_when) {
    const Domain face = Domain("face").decimal("1", "9", 0).given_when("calc", "FIXED");
    const Domain list = Domain("face").given_when("calc", "FIXED");
    Value request = Value::object();
    for (const auto& [calc, for_null, for_text, for_list] :
         {std::tuple("FIXED", "null", "", ""), std::tuple("FLOAT", "", "not allowed here", "not allowed here")}) {
        request.set("calc", Value::of_text(calc));
        BOOST_TEST(classes(face, Value::null(), request) == for_null);
        BOOST_TEST(classes(face, Value::of_text("5"), request) == for_text);
        BOOST_TEST(classes(list, texts({"a"}), request) == for_list);
    }
    request.set("calc", Value::of_text("FIXED"));
    BOOST_TEST(classes(face, Value::absent(), request) == "absent");
    BOOST_TEST(classes(face, Value::of_text(""), request) == "empty,not a number");
}

BOOST_AUTO_TEST_CASE(lists_are_measured_as_they_are_stored) {
    const Domain joined = Domain("a").required().max_length(10).joined_by(", ");
    BOOST_TEST(classes(joined, texts({"券券券券", "券券券券"})) == "");  // 4 + 2 + 4 characters
    BOOST_TEST(classes(joined, texts({"券券券券", "券券券券券"})) == "joined too long");
    BOOST_TEST(classes(joined, texts({"", "", "", "", "", ""})) == "");
    BOOST_TEST(classes(joined, texts({"", "", "", "", "", "", ""})) == "joined too long");  // six separators of two
    BOOST_TEST(classes(joined, texts({})) == "too few elements");
    const Domain bounded = Domain("a").items(1, 2);
    BOOST_TEST(classes(bounded, texts({})) == "too few elements");
    BOOST_TEST(classes(bounded, texts({"a", "b"})) == "");
    BOOST_TEST(classes(bounded, texts({"a", "b", "c"})) == "too many elements");
}

BOOST_AUTO_TEST_CASE(elements_have_a_domain_of_their_own) {
    const Domain list = Domain("a").each(element().required().max_length(3));
    BOOST_TEST(classes(list, texts({"abc", "a"})) == "");
    BOOST_TEST(classes(list, texts({"abc", "", "abcd"})) == "element empty,element too long");
    BOOST_TEST(classes(list, Value::of_list({Value::of_text("a"), Value::null()})) == "element null");
}

BOOST_AUTO_TEST_CASE(kinds_that_no_domain_knows) {
    const Domain any("a");
    BOOST_TEST(classes(any, Value::json("7")) == "another kind");
    BOOST_TEST(classes(any, Value::prepared("existing", "a")) == "taken");
    BOOST_TEST(classes(any, Value::prepared("missing", "a")) == "unknown");
    BOOST_TEST(classes(any, Value::prepared("fresh", "a")) == "");
}

BOOST_AUTO_TEST_CASE(shapes_where_nothing_is_declared) {
    const auto shape = [](const std::string& text) { return class_by_shape(Value::of_text(text)); };
    BOOST_TEST(shape("") == "empty");
    BOOST_TEST(shape(" \u3000") == "blank");
    BOOST_TEST(shape("\xff") == "malformed UTF-8");
    BOOST_TEST(shape("a\x01") == "control character");
    BOOST_TEST(shape("INV") == "other");
    BOOST_TEST(class_by_shape(Value::null()) == "null");
    BOOST_TEST(class_by_shape(texts({})) == "empty");
    BOOST_TEST(class_by_shape(texts({"a"})) == "list");
    BOOST_TEST(class_by_shape(Value::prepared("existing", "a")) == "taken");
}

BOOST_AUTO_TEST_SUITE_END()
