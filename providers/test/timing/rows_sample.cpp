// What timing/rows measures: rows from a function and rows from a CSV driver of eight columns, one assertion each.

#include <offbeat/option.hpp>
#include <offbeat/provider.hpp>
#include <offbeat/test.hpp>

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

namespace timing {

struct MadeRow {
    int id = 0;
    int length = 0;
    std::string text = {};
};
BOOST_DESCRIBE_STRUCT(MadeRow, (), (id, length, text))

struct ReadRow {
    std::string id, length, text, name, city, amount, date, note;
};
BOOST_DESCRIBE_STRUCT(ReadRow, (), (id, length, text, name, city, amount, date, note))

}  // namespace timing

namespace {

const offbeat::Option count{"count", "1000", "how many rows the function gives"};

OFFBEAT_PROVIDER("made", [] {
    return [i = 0, until = std::stoi(count.value())]() mutable -> std::optional<timing::MadeRow> {
        if (i == until) return std::nullopt;
        std::string text = "row-" + std::to_string(i);
        text.resize(12 + static_cast<std::size_t>(i) % 13, 'x');
        const int length = static_cast<int>(text.size());
        return timing::MadeRow{i++, length, std::move(text)};
    };
});

class MadeRowsTest : public offbeat::TestBase<MadeRowsTest> {
public:
    OFFBEAT_TEST(testLength, .dataProvider = "made")
    void testLength(const timing::MadeRow& row) { BOOST_TEST(row.length == static_cast<int>(row.text.size())); }
};

class ReadRowsTest : public offbeat::TestBase<ReadRowsTest> {
public:
    OFFBEAT_TEST(testLength)
    void testLength(const timing::ReadRow& row) {
        BOOST_TEST(std::stoi(row.length) == static_cast<int>(row.text.size()));
    }
};

}  // namespace
