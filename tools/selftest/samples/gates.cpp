// Groups of which not all rows pass, for --gate.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <optional>
#include <stdexcept>
#include <vector>

namespace {

/// Five rows of the group "tolerant", of which the fifth fails; one is in the group "strict" as well.
std::vector<offbeat::Row> graded() {
    std::vector<offbeat::Row> rows;
    for (const char* text : {"1", "2", "3", "4", "5"}) {
        rows.push_back(text_row("row_" + std::string(text), text));
        rows.back().groups = {"tolerant"};
    }
    rows.front().groups.emplace_back("strict");
    return rows;
}
OFFBEAT_PROVIDER("graded", graded);

class GatedTest : public offbeat::TestBase<GatedTest> {
public:
    OFFBEAT_TEST(testGraded, .dataProvider = "graded", .groups = {"graded"}, .parameters = {"text"})
    void testGraded(const std::string& text) {
        if (text == "5") throw std::runtime_error("five");
    }

    OFFBEAT_TEST(testStrictly, .groups = {"strict"})
    void testStrictly() { offbeat::check(true, "fine"); }

    OFFBEAT_TEST(testLater, .groups = {"later"})
    void testLater() { offbeat::skip("not today"); }
};

std::vector<offbeat::Row> none() {
    return {};
}
OFFBEAT_PROVIDER("none_graded", none);

OFFBEAT_PROVIDER("lost_graded", [] {
    return [made = 0]() mutable -> std::optional<offbeat::Row> {
        if (made == 3) throw std::runtime_error("no more");
        const std::string text = std::to_string(++made);
        return text_row("row_" + text, text);
    };
});

/// Of which nobody knows how many rows there would have been.
class LostRowsTest : public offbeat::TestBase<LostRowsTest> {
public:
    OFFBEAT_TEST(testLost, .dataProvider = "lost_graded", .groups = {"lost"}, .parameters = {"text"},
                 .successPercentage = 50)
    void testLost(const std::string&) {}

    OFFBEAT_TEST(testLostTwice, .dataProvider = "lost_graded", .groups = {"lost"}, .parameters = {"text"},
                 .invocationCount = 2, .successPercentage = 50)
    void testLostTwice(const std::string&) {}

    OFFBEAT_TEST(testNone, .dataProvider = "none_graded", .parameters = {"text"}, .successPercentage = 0)
    void testNone(const std::string&) {}

    OFFBEAT_TEST(testBehind, .dependsOnMethods = {"testLost"})
    void testBehind() {}
};

class UngatedTest : public offbeat::TestBase<UngatedTest> {
public:
    OFFBEAT_TEST(testFails)
    void testFails() { offbeat::fail("in no group"); }
};

class UnfinishedTest : public offbeat::TestBase<UnfinishedTest> {
public:
    OFFBEAT_TEST(testWaits, .dataProvider = "waiting", .groups = {"tolerant"}, .parameters = {"text"})
    void testWaits(const std::string&) {}
};

std::vector<offbeat::Row> waiting() {
    offbeat::Row row = text_row("example", "");
    row.state = offbeat::RowState::not_configured;
    row.cause = "fill it in";
    return {row};
}
OFFBEAT_PROVIDER("waiting", waiting);

class GatedEndTest : public offbeat::TestBase<GatedEndTest> {
public:
    OFFBEAT_TEST(testFine, .groups = {"tolerant"})
    void testFine() { offbeat::check(true, "fine"); }

    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() { offbeat::fail("left open"); }
};

}  // namespace
