// Configuration methods of a base class, and those that run around some rows only.

#include "providers.hpp"
#include "trace.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/test.hpp>

#include <vector>

namespace {

std::vector<offbeat::Row> grouped() {
    std::vector<offbeat::Row> rows{text_row("PLAIN", "plain"), text_row("SLOW", "slow"), text_row("LAST", "last")};
    rows[1].groups = {"slow"};
    return rows;
}
OFFBEAT_PROVIDER("grouped", grouped);

class StoreTestBase : public offbeat::TestBase<StoreTestBase> {
public:
    OFFBEAT_CONFIG(openBase, .when = offbeat::beforeClass)
    void openBase() { trace("openBase"); }
    OFFBEAT_CONFIG(closeBase, .when = offbeat::afterClass)
    void closeBase() { trace("closeBase"); }
    OFFBEAT_CONFIG(beforeBase)
    void beforeBase() { trace("beforeBase"); }
    OFFBEAT_CONFIG(afterBase, .when = offbeat::afterMethod)
    void afterBase() { trace("afterBase"); }

    virtual void pure() = 0;
};

class DerivedStoreTest : public StoreTestBase {
public:
    using self_type = DerivedStoreTest;

    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { trace("open"); }
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() { trace("close"); }
    OFFBEAT_CONFIG(before)
    void before() { trace("before"); }
    OFFBEAT_CONFIG(after, .when = offbeat::afterMethod)
    void after() { trace("after"); }
    OFFBEAT_CONFIG(never, .enabled = false)
    void never() { trace("never"); }

    OFFBEAT_TEST(testStore)
    void testStore() { trace("testStore"); }

    void pure() override {}
};

std::vector<offbeat::Row> last_is_off() {
    std::vector<offbeat::Row> rows{text_row("ON", "on"), text_row("OFF", "off")};
    rows[1].state = offbeat::RowState::skipped;
    rows[1].cause = "off";
    return rows;
}
OFFBEAT_PROVIDER("last_is_off", last_is_off);

class LastRowTest : public offbeat::TestBase<LastRowTest> {
public:
    OFFBEAT_CONFIG(last, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void last() {
        trace("last");
        if (called_++ == 0) offbeat::fail("the first of them");
    }

    OFFBEAT_TEST(testTried, .retries = 1)
    void testTried() {
        trace("try");
        if (tries_++ == 0) offbeat::fail("the first");
    }

    OFFBEAT_TEST(testOff, .dataProvider = "last_is_off", .parameters = {"text"})
    void testOff(const std::string& text) { trace(text); }

private:
    int tries_ = 0;
    int called_ = 0;
};

class SomeRowsTest : public offbeat::TestBase<SomeRowsTest> {
public:
    OFFBEAT_CONFIG(beforeSlow, .onlyForGroups = {"slow", "none"})
    void beforeSlow() { trace("beforeSlow"); }
    OFFBEAT_CONFIG(beforeGrouped, .onlyForGroups = {"of method"})
    void beforeGrouped() { trace("beforeGrouped"); }
    OFFBEAT_CONFIG(first, .firstTimeOnly = true)
    void first() { trace("first"); }
    OFFBEAT_CONFIG(last, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void last() { trace("last"); }

    OFFBEAT_TEST(testRows, .dataProvider = "grouped", .parameters = {"text"})
    void testRows(const std::string& text) { trace(text); }

    OFFBEAT_TEST(testOnce, .groups = {"of method"})
    void testOnce() { trace("once"); }
};

}  // namespace
