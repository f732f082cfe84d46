#include "select/expression.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace offbeat;
using select::Candidate;
using select::Expression;

namespace {

struct Sample {
    MethodPlan method;
    Row row;

    Sample() {
        method.class_name = "TransferTest";
        method.method = "testPay";
        method.groups = {"funcExp"};
        row.id = "TEN";
        row.description = "ten of them";
        row.groups = {"slow", "night-run"};
        row.labels = {{"target", "pid"}, {"class", "too long"}};
        add("amount", Value::of_text("10"));
        add("limit", Value::of_text("9.50"));
        add("currency", Value::of_text("CNY"));
        add("note", Value::null());
        add("memo", Value::absent());
        add("blank", Value::of_text(""));
        add("tags", Value::of_list({}));
        add("ready", Value::of_text("true"));
        Value owner = Value::object();
        owner.set("name", Value::of_text("李"));
        add("owner", owner);
    }

    void add(const std::string& name, Value value) { row.parameters.push_back({name, std::move(value)}); }

    [[nodiscard]] bool has(const std::string& text) const { return Expression::of_rows(text).holds({method, row, 3}); }
    [[nodiscard]] bool in(const std::string& text) const { return Expression::of_groups(text).holds({method, row, 3}); }
};

std::string mistake(const std::string& text, bool groups = false) {
    try {
        static_cast<void>(groups ? Expression::of_groups(text) : Expression::of_rows(text));
        return "none";
    } catch (const select::Mistake& wrong) {
        return wrong.what();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expressions)

BOOST_AUTO_TEST_CASE(hold_for_what_rows_have) {
    const Sample sample;
    for (const char* text : {
             "target == 'pid'",
             "target == \"pid\"",
             "target=='pid'&&amount>9",
             "amount > 9",
             "amount == 10.0",
             "amount >= 10",
             "amount < 1e2",
             "amount > limit",
             "limit <= 9.5",
             "currency < 'CNZ'",
             "currency =~ '^C.Y$'",
             "currency !~ 'EUR'",
             "currency != 'EUR'",
             "note == null",
             "memo == absent",
             "blank == empty",
             "tags == empty",
             "amount != null",
             "amount != empty",
             "ready",
             "ready == true",
             "!(amount > 10)",
             "!ready || amount == 10",
             "(target == 'x' || target == 'pid') && index == 3",
             "id == 'TEN'",
             "method == 'testPay'",
             "group == 'slow'",
             "group == 'funcExp'",
             "group != 'fast'",
             "owner.name == '李'",
             "description =~ 'ten'",
             "class == 'too long'",
             "amount == +10",
             "index <= 3 && index >= 3",
         })
        BOOST_TEST(sample.has(text), text);
    for (const char* text : {
             "target == 'PID'",
             "amount > 10",
             "nothing == 'x'",
             "nothing != 'x'",
             "nothing",
             "note == absent",
             "note == ''",
             "memo == null",
             "note < 'a'",
             "currency == null",
             "group != 'slow'",
             "group == 'fast'",
             "amount > nothing",
             "currency",
             "!ready",
             "tags == 'x'",
             "currency =~ 'cny'",
         })
        BOOST_TEST(!sample.has(text), text);
}

BOOST_AUTO_TEST_CASE(a_text_is_neither_more_nor_less_than_a_number) {
    Sample sample;
    sample.add("word", Value::of_text("abc"));
    for (const char* text :
         {"word > 100", "word < 100", "word >= 100", "word <= 100", "word > 99999999999999999999999999",
          "word < amount", "word > amount", "word == 100", "blank < 1", "currency >= 0", "amount > 1e999"})
        BOOST_TEST(!sample.has(text), text);
    for (const char* text : {"word > 'abb'", "word < currency || word > currency", "word != 100", "word > '100'",
                             "amount < 99999999999999999999999999"})
        BOOST_TEST(sample.has(text), text);
}

BOOST_AUTO_TEST_CASE(a_tester_may_write_his_own_id) {
    Sample sample;
    sample.row.id = "PID_1";
    sample.row.own_id = "PID-1";
    for (const char* text : {"id == 'PID-1'", "id == 'PID_1'", "id != 'PID 1'", "id =~ '-1$'"})
        BOOST_TEST(sample.has(text), text);
    for (const char* text : {"id != 'PID-1'", "id != 'PID_1'", "id == 'PID 1'"}) BOOST_TEST(!sample.has(text), text);
}

BOOST_AUTO_TEST_CASE(of_groups_hold_for_a_rows_and_its_methods_groups) {
    const Sample sample;
    for (const char* text : {"funcExp", "slow", "funcExp && slow", "fast || slow", "!fast",
                             "funcExp && !(fast || quick)", "night-run", "'night-run'"})
        BOOST_TEST(sample.in(text), text);
    for (const char* text : {"fast", "funcExp && !slow", "!funcExp", "fast || quick"})
        BOOST_TEST(!sample.in(text), text);
}

BOOST_AUTO_TEST_CASE(mistakes_are_told_with_their_column) {
    const std::pair<const char*, const char*> corpus[] = {
        {"", "column 1: expected a name, and it ends"},
        {"amount >", "column 9: expected a value, and it ends"},
        {"amount = 5", "column 8: expected ==, not ="},
        {"amount == 'x", "column 11: the quote is never closed"},
        {"(amount == 5", "column 13: expected the ) that belongs to the ( at column 1"},
        {"amount == 5)", "column 12: expected && or || or the end, not \")\""},
        {"amount 5", "column 8: expected && or || or the end, not \"5\""},
        {"5 == amount", "column 1: expected a name on the left, not a value"},
        {"amount < null", "column 10: null, absent and empty are compared with == and != only"},
        {"amount =~ x", "column 11: expected a regular expression in quotes"},
        {"a && ", "column 6: expected a name, and it ends"},
        {"a == \x01", "column 6: expected a value, not \"\\x01\""},
        {"a & b", "column 3: expected && or || or the end, not \"&\""},
        {"== 5", "column 1: expected a name, not \"=\""},
    };
    for (const auto& [text, message] : corpus) BOOST_TEST(mistake(text) == message, text << ": " << mistake(text));
    BOOST_TEST(mistake("amount =~ '('").starts_with("column 11: no regular expression: "));
    BOOST_TEST(mistake("slow &&", true) == "column 8: expected a group, and it ends");
    BOOST_TEST(mistake("slow == fast", true) == "column 6: expected && or || or the end, not \"=\"");
    BOOST_TEST(mistake(std::string(1000, '(')) == "column 201: is nested too deeply");
    BOOST_TEST(mistake(std::string(1000, '!')) == "column 201: is nested too deeply");
    BOOST_TEST(mistake(std::string(70000, 'a')) == "column 65537: is longer than 64 KiB");
}

BOOST_AUTO_TEST_CASE(quotes_take_backslashes_before_quotes_and_backslashes_only) {
    Sample sample;
    sample.add("path", Value::of_text("a\\b'c"));
    BOOST_TEST(sample.has(R"(path == 'a\\b\'c')"));
    BOOST_TEST(sample.has(R"(path == "a\\b'c")"));
    BOOST_TEST(sample.has(R"(amount =~ '^\d+$')"));
}

BOOST_AUTO_TEST_CASE(names_are_known) {
    BOOST_TEST(Expression::of_rows("a == 1 && (b > c || !d)").names() == (std::vector<std::string>{"a", "b", "c", "d"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
