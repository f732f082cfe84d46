// Providers that go wrong while the plan is made.

#include "providers.hpp"

#include <offbeat/class_provider.hpp>
#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <optional>
#include <stdexcept>
#include <vector>

namespace {

using Rows = std::vector<offbeat::Row>;

Rows throws_at_once() {
    throw std::runtime_error("no data today");
}
Rows throws_an_int() {
    throw 7;
}
Rows skips() {
    offbeat::skip("nothing to test on Sundays");
}
Rows lacks() {
    throw offbeat::EnvironmentError("no data base here");
}
Rows nothing() {
    return {};
}
Rows wrong_columns() {
    return {text_row("fits", "1"), text_row("misfits", "one"), text_row("fits_too", "3")};
}
Rows no_such_column() {
    offbeat::Row row;
    row.id = "other";
    row.parameters.push_back({"txt", offbeat::Value::of_text("1")});
    return {row};
}
Rows odd_ids() {
    return {text_row("", "empty"), text_row("a/b c'; touch x", "punctuation"), text_row("券", "a letter"),
            text_row("plain", "p")};
}
Rows one_id() {
    return {text_row("same", "1"), text_row("same", "2"), text_row("same", "3"), text_row("provider", "4")};
}

/// `made` rows, then what it is that goes wrong.
template <class Wrong>
auto in_mid_stream(int made, Wrong wrong) {
    return [=] {
        return [=, count = 0]() mutable -> std::optional<offbeat::Row> {
            if (count == made) wrong();
            const std::string text = std::to_string(++count);
            return text_row(count == 1 ? "provider" : "row_" + text, text);
        };
    };
}

OFFBEAT_PROVIDER("throwsAtOnce", throws_at_once);
OFFBEAT_PROVIDER("throwsAnInt", throws_an_int);
OFFBEAT_PROVIDER("throwsInMidStream", in_mid_stream(2, [] { throw std::runtime_error("out of rows"); }));
OFFBEAT_PROVIDER("skips", skips);
OFFBEAT_PROVIDER("lacks", lacks);
OFFBEAT_PROVIDER("nothing", nothing);
OFFBEAT_PROVIDER("wrongColumns", wrong_columns);
OFFBEAT_PROVIDER("noSuchColumn", no_such_column);
OFFBEAT_PROVIDER("oddIds", odd_ids);
OFFBEAT_PROVIDER("oneId", one_id);
OFFBEAT_PROVIDER("numbers", [] { return std::vector<int>{5, 5, 5, 6}; });

class SourceTest : public offbeat::TestBase<SourceTest> {
public:
    OFFBEAT_TEST(throwsAtOnce, .dataProvider = "throwsAtOnce", .parameters = {"text"})
    void throwsAtOnce(int) {}
    OFFBEAT_TEST(throwsAnInt, .dataProvider = "throwsAnInt", .parameters = {"text"})
    void throwsAnInt(int) {}
    OFFBEAT_TEST(throwsInMidStream, .dataProvider = "throwsInMidStream", .parameters = {"text"})
    void throwsInMidStream(int) {}
    OFFBEAT_TEST(skips, .dataProvider = "skips", .parameters = {"text"})
    void skips(int) {}
    OFFBEAT_TEST(lacks, .dataProvider = "lacks", .parameters = {"text"})
    void lacks(int) {}
    OFFBEAT_TEST(nothing, .dataProvider = "nothing", .parameters = {"text"})
    void nothing(int) {}
    OFFBEAT_TEST(unknown, .dataProvider = "nothin", .parameters = {"text"})
    void unknown(int) {}
    OFFBEAT_TEST(wrongColumns, .dataProvider = "wrongColumns", .parameters = {"text"})
    void wrongColumns(int) {}
    OFFBEAT_TEST(noSuchColumn, .dataProvider = "noSuchColumn", .parameters = {"text"})
    void noSuchColumn(int) {}
    OFFBEAT_TEST(wrongObject, .dataProvider = "numbers")
    void wrongObject(const offbeat::Row&) {}
    OFFBEAT_TEST(oddIds, .dataProvider = "oddIds", .parameters = {"text"})
    void oddIds(const std::string&) {}
    OFFBEAT_TEST(oneId, .dataProvider = "oneId", .parameters = {"text"})
    void oneId(int) {}
    OFFBEAT_TEST(sameContent, .dataProvider = "numbers")
    void sameContent(int) {}
};

/// Classes that have a provider of the same name each, which the program has, too.
class OtherSourceTest : public offbeat::TestBase<OtherSourceTest> {
public:
    OFFBEAT_CLASS_PROVIDER("numbers", [] { return std::vector<int>{8}; })

    OFFBEAT_TEST(other, .dataProvider = "numbers")
    void other(int number) { OFFBEAT_CHECK(number == 8); }
};

class SourceTestBase : public offbeat::TestBase<SourceTestBase> {
public:
    OFFBEAT_CLASS_PROVIDER("numbers", [] { return std::vector<int>{6}; })

    OFFBEAT_TEST(inherited, .dataProvider = "numbers")
    void inherited(int number) { OFFBEAT_CHECK(number == 7); }

    virtual void pure() = 0;
};

class OwnSourceTest : public SourceTestBase {
public:
    using self_type = OwnSourceTest;

    OFFBEAT_TEST(mine, .dataProvider = "numbers")
    void mine(int number) { OFFBEAT_CHECK(number == 7); }

    OFFBEAT_TEST(misspelt, .dataProvider = "numbesr")
    void misspelt(int) {}

    OFFBEAT_CLASS_PROVIDER("numbers", numbers)
    static std::vector<int> numbers() { return {7}; }

    void pure() override {}
};

}  // namespace
