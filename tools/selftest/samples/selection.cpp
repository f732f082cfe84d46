// Rows to select by what they hold, and one that fails as long as a file says so.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <unistd.h>

#include <string>
#include <vector>

namespace {

const offbeat::Option broken{"broken-while", "", "rows of SelectedTest of 5 and more fail while this file is there"};

std::vector<offbeat::Row> amounts() {
    std::vector<offbeat::Row> rows;
    for (int i = 1; i <= 6; ++i) {
        rows.push_back(text_row("ROW_" + std::to_string(i), std::to_string(i)));
        rows.back().labels.push_back({"target", i % 2 == 0 ? "even" : "odd"});
        rows.back().groups = {i > 3 ? "large" : "small"};
    }
    return rows;
}
OFFBEAT_PROVIDER("amounts_1_to_6", amounts);

class SelectedTest : public offbeat::TestBase<SelectedTest> {
public:
    OFFBEAT_TEST(testAmounts, .dataProvider = "amounts_1_to_6", .groups = {"selected"}, .parameters = {"text"})
    void testAmounts(const std::string& text) {
        if (std::stoi(text) >= 5 && ::access(broken.value().c_str(), F_OK) == 0)
            offbeat::fail("while the file is there");
    }
};

/// Cells that a pattern or a number could go wrong at.
std::vector<offbeat::Row> odd_cells() {
    return {text_row("NAN", "nan"),
            text_row("BIG", "9007199254740993"),
            text_row("BIGGER", "9007199254740992"),
            text_row("INF", "inf"),
            text_row("LEADING", "007"),
            text_row("BYTES", "\xff\xfe"),
            text_row("LONG", std::string(300'000, 'x') + 'y')};
}
OFFBEAT_PROVIDER("odd_cells", odd_cells);

class OddCellsTest : public offbeat::TestBase<OddCellsTest> {
public:
    OFFBEAT_TEST(testOdd, .dataProvider = "odd_cells", .parameters = {"text"})
    void testOdd(const std::string&) {}
};

std::vector<offbeat::Row> spelled() {
    return {text_row("PID-1", "1"), text_row("PID-2", "2"), text_row("\u8ba2\u5355", "3"), text_row("PLAIN", "4")};
}
OFFBEAT_PROVIDER("spelled_ids", spelled);

class SpelledTest : public offbeat::TestBase<SpelledTest> {
public:
    OFFBEAT_TEST(testSpelled, .dataProvider = "spelled_ids", .parameters = {"text"})
    void testSpelled(const std::string& text) {
        if (text == "2" && ::access(broken.value().c_str(), F_OK) == 0) offbeat::fail("while the file is there");
    }
};

class ClosingTest : public offbeat::TestBase<ClosingTest> {
public:
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() {
        if (::access(broken.value().c_str(), F_OK) == 0) offbeat::fail("while the file is there");
    }
    OFFBEAT_TEST(testOne)
    void testOne() {}
    OFFBEAT_TEST(testTwo)
    void testTwo() {}
};

std::vector<offbeat::Row> sometimes() {
    if (::access(broken.value().c_str(), F_OK) == 0) throw offbeat::Error("while the file is there");
    return {text_row("A", "a"), text_row("B", "b")};
}
OFFBEAT_PROVIDER("sometimes", sometimes);

class SometimesTest : public offbeat::TestBase<SometimesTest> {
public:
    OFFBEAT_TEST(testSometimes, .dataProvider = "sometimes", .parameters = {"text"})
    void testSometimes(const std::string&) {}
};

}  // namespace
