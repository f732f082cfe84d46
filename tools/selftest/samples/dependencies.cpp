// Methods and rows that wait for others.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <csignal>
#include <string>
#include <vector>

namespace {

std::vector<offbeat::Row> three() {
    return {text_row("ONE", "1"), text_row("TWO", "2"), text_row("THREE", "3")};
}
OFFBEAT_PROVIDER("three_up", three);

std::vector<offbeat::Row> four() {
    auto rows = three();
    rows.push_back(text_row("FOUR", "4"));
    return rows;
}
OFFBEAT_PROVIDER("four_up", four);

/// Rows that name what they need.
std::vector<offbeat::Row> chained() {
    auto rows = four();
    const auto needs = [&](std::size_t i, const std::string& what) {
        offbeat::RowRules rules;
        rules.dependsOnRows = {what};
        rows[i].rules = std::make_shared<offbeat::RowRules>(rules);
    };
    needs(1, "ONE");
    needs(2, "testCreate/TWO");
    needs(3, "THRE");
    return rows;
}
OFFBEAT_PROVIDER("chained", chained);

class UpstreamTest : public offbeat::TestBase<UpstreamTest> {
public:
    OFFBEAT_TEST(testPay, .dataProvider = "three_up", .priority = -1, .parameters = {"text"},
                 .dependsOnMethods = {"testCreate"})
    void testPay(const std::string&) { offbeat::fail("never called"); }

    OFFBEAT_TEST(testSameRow, .dataProvider = "four_up", .parameters = {"text"}, .dependsOnRows = {"testCreate"})
    void testSameRow(const std::string&) {}

    OFFBEAT_TEST(testNamedRows, .dataProvider = "chained", .parameters = {"text"}, .dependsOnMethods = {"testCreate"},
                 .alwaysRun = true)
    void testNamedRows(const std::string& text) {
        if (text == "1") offbeat::fail("one");
    }

    OFFBEAT_TEST(testCreate, .dataProvider = "three_up", .parameters = {"text"})
    void testCreate(const std::string& text) {
        if (text == "2") offbeat::fail("two");
    }

    OFFBEAT_TEST(testTidy, .dependsOnMethods = {"testPay"}, .alwaysRun = true)
    void testTidy() {}

    OFFBEAT_TEST(testPaid, .dependsOnMethods = {"testPay"})
    void testPaid() {}
};

/// Rows that name one of another method, which stands behind theirs.
std::vector<offbeat::Row> naming_another() {
    offbeat::RowRules rules;
    rules.dependsOnRows = {"testNamed/ONE"};
    std::vector<offbeat::Row> rows{text_row("NAMES", "1")};
    rows[0].rules = std::make_shared<offbeat::RowRules>(rules);
    return rows;
}
OFFBEAT_PROVIDER("naming_another", naming_another);

class NamingTest : public offbeat::TestBase<NamingTest> {
public:
    OFFBEAT_TEST(testNaming, .dataProvider = "naming_another", .parameters = {"text"})
    void testNaming(const std::string&) {}

    OFFBEAT_TEST(testNamed, .dataProvider = "three_up", .parameters = {"text"})
    void testNamed(const std::string&) {}
};

class OftenTest : public offbeat::TestBase<OftenTest> {
public:
    OFFBEAT_TEST(testUp, .dataProvider = "three_up", .parameters = {"text"})
    void testUp(const std::string& text) {
        if (text == "2") offbeat::fail("two");
    }
    OFFBEAT_TEST(testOften, .dataProvider = "three_up", .parameters = {"text"}, .dependsOnRows = {"testUp"},
                 .invocationCount = 2)
    void testOften(const std::string&) {}
};

/// One of the later invocations of a row fails.
class LaterUpstreamTest : public offbeat::TestBase<LaterUpstreamTest> {
public:
    OFFBEAT_TEST(testUp, .dataProvider = "three_up", .parameters = {"text"}, .invocationCount = 3)
    void testUp(const std::string& text) {
        if (text == "2" && ++calls_ == 2) offbeat::fail("the second time");
    }
    OFFBEAT_TEST(testDown, .dataProvider = "three_up", .parameters = {"text"}, .dependsOnRows = {"testUp"})
    void testDown(const std::string&) {}
    OFFBEAT_TEST(testDownOften, .dataProvider = "three_up", .parameters = {"text"}, .dependsOnRows = {"testUp"},
                 .invocationCount = 4)
    void testDownOften(const std::string&) {}

private:
    int calls_ = 0;
};

class CrashingUpstreamTest : public offbeat::TestBase<CrashingUpstreamTest> {
public:
    OFFBEAT_TEST(testCrash, .groups = {"crashing"})
    void testCrash() { std::raise(SIGKILL); }

    OFFBEAT_TEST(testAfterCrash, .dependsOnMethods = {"testCrash"})
    void testAfterCrash() {}
};

class FarDownstreamTest : public offbeat::TestBase<FarDownstreamTest> {
public:
    OFFBEAT_TEST(testFar, .dependsOnGroups = {"crashing"})
    void testFar() {}

    OFFBEAT_TEST(testFine, .dependsOnGroups = {"sound"})
    void testFine() {}
};

class SoundUpstreamTest : public offbeat::TestBase<SoundUpstreamTest> {
public:
    OFFBEAT_TEST(testSound, .groups = {"sound"})
    void testSound() {}
};

}  // namespace
