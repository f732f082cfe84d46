#include "offbeat/csv/reader.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/text.hpp"
#include "tables/cell_text.hpp"
#include "tables/table_file.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::tables;

BOOST_AUTO_TEST_SUITE(CellTextTest)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
    std::vector<Value> values = {Value::null()};
    for (const std::string& text :
         {std::string(), std::string("a\0b", 3), std::string("<a>"), std::string("<<"), std::string("<:ignore>"),
          std::string("\xff'\\"), std::string("a,\"b\"\r\n\t'\\c"), std::string(" x "), std::string("<null>"),
          std::string("#"), std::string("券🎫\u202e"), std::string("\x7f\x1b")})
        values.push_back(Value::of_text(text));
    std::vector<std::string> cells = {"ROW"};
    for (const auto& value : values) cells.push_back(cell_text(value));
    csv::Reader reader = csv::Reader::from_text("f.csv", record_of(cells));
    csv::Record record;
    BOOST_REQUIRE(reader.next(record));
    BOOST_REQUIRE_MESSAGE(!record.problem, to_string(record.problem.value_or(Problem{})));
    BOOST_REQUIRE(record.fields.size() == cells.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& field = record.fields[i + 1];
        BOOST_TEST(!own_rule_of(field.text, {}));
        BOOST_TEST((expression::value_of(field.text, {}, field.quoted, {}) == values[i]), field.text);
    }
    BOOST_TEST(cell_text(Value::of_text("plain")) == "plain");
    BOOST_TEST(cell_text(Value::absent()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
