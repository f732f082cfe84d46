// Configuration methods of the suite, a test and groups, and what a failing one costs.

#include "providers.hpp"
#include "trace.hpp"

#include <offbeat/check.hpp>
#include <offbeat/error.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

const offbeat::Option failing{"failing", "", "the level of LevelsTest that fails"};

void run(const std::string& level) {
    trace(level);
    if (failing.value() == level) throw std::runtime_error(level + " fails");
    if (failing.value() == level + " ends all") _exit(0);
    if (failing.value() == level + " crashes") kill(getpid(), SIGKILL);
    if (failing.value() == level + " sleeps") {
        std::this_thread::sleep_for(std::chrono::seconds(1));
        trace(level + " slept");
    }
}

std::vector<offbeat::Row> two_levels() {
    std::vector<offbeat::Row> rows{text_row("ONE", "1"), text_row("TWO", "2")};
    rows[1].groups = {"database"};
    return rows;
}
OFFBEAT_PROVIDER("two_levels", two_levels);

class LevelsTestBase : public offbeat::TestBase<LevelsTestBase> {
public:
    OFFBEAT_CONFIG(baseSuite, .when = offbeat::beforeSuite)
    static void baseSuite() {
        prepared = getpid();
        run("baseSuite");
    }
    OFFBEAT_CONFIG(baseSuiteEnd, .when = offbeat::afterSuite)
    static void baseSuiteEnd() { run(prepared == getpid() ? "baseSuiteEnd" : "baseSuiteEnd elsewhere"); }

    virtual void pure() = 0;

    static inline pid_t prepared = 0;
};

class LevelsTest : public LevelsTestBase {
public:
    using self_type = LevelsTest;

    OFFBEAT_CONFIG(suite, .when = offbeat::beforeSuite)
    static void suite() { run("suite"); }
    OFFBEAT_CONFIG(suiteEnd, .when = offbeat::afterSuite)
    static void suiteEnd() {
        trace("suiteEnd");
        BOOST_TEST((failing.value() != "suiteEnd"));
    }
    OFFBEAT_CONFIG(test, .when = offbeat::beforeTest)
    static void test() { run("test"); }
    OFFBEAT_CONFIG(testEnd, .when = offbeat::afterTest)
    static void testEnd() { run("testEnd"); }
    OFFBEAT_CONFIG(database, .when = offbeat::beforeGroups, .groups = {"database"})
    static void database() {
        trace("database");
        OFFBEAT_CHECK(failing.value() != "database");
    }
    OFFBEAT_CONFIG(databaseEnd, .when = offbeat::afterGroups, .groups = {"database"})
    static void databaseEnd() { run("databaseEnd"); }
    OFFBEAT_CONFIG(nobodys, .when = offbeat::beforeGroups, .groups = {"nobody"})
    static void nobodys() { run("nobodys"); }

    OFFBEAT_TEST(testRows, .dataProvider = "two_levels", .parameters = {"text"})
    void testRows(const std::string& text) {
        trace(text + (prepared != 0 ? " prepared" : " UNPREPARED"));
        if (failing.value() == "crash " + text) std::raise(SIGSEGV);
    }

    void pure() override {}
};

/// Another class of the same base: what is the suite's runs once.
class OtherLevelsTest : public LevelsTestBase {
public:
    using self_type = OtherLevelsTest;
    OFFBEAT_TEST(testOther)
    void testOther() { trace("other"); }
    void pure() override {}
};

class IdleLevelTest : public offbeat::TestBase<IdleLevelTest> {
public:
    OFFBEAT_CONFIG(idle, .when = offbeat::beforeGroups, .groups = {"idle"})
    static void idle() { run("idle"); }
    OFFBEAT_TEST(testIdle, .groups = {"idle"}, .enabled = false)
    void testIdle() {}
};

class SkippingEndTest : public offbeat::TestBase<SkippingEndTest> {
public:
    OFFBEAT_CONFIG(end, .when = offbeat::afterSuite)
    static void end() {
        if (failing.value() == "baseSuiteEnd skips") offbeat::skip("no end today");
    }
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() {
        if (failing.value() == "close skips") throw offbeat::EnvironmentError("no end today");
    }
    OFFBEAT_TEST(testEnds)
    void testEnds() {}
};

class SlowLevelTest : public offbeat::TestBase<SlowLevelTest> {
public:
    OFFBEAT_CONFIG(slowSuite, .when = offbeat::beforeSuite, .timeOut = 50)
    static void slowSuite() { std::this_thread::sleep_for(std::chrono::seconds(30)); }
    OFFBEAT_TEST(testNever)
    void testNever() {}
};

/// One of its before-methods fails, or takes too long.
class SpoiltTest : public offbeat::TestBase<SpoiltTest> {
public:
    OFFBEAT_CONFIG(before, .timeOut = 100)
    void before() {
        ++row_;
        trace("before");
        if (failing.value() == "before" && row_ == 2) throw std::runtime_error("before fails");
        if (failing.value() == "before hangs" && row_ == 2) std::this_thread::sleep_for(std::chrono::seconds(30));
    }
    OFFBEAT_CONFIG(after, .when = offbeat::afterMethod)
    void after() { trace("after"); }
    OFFBEAT_CONFIG(always, .when = offbeat::afterMethod, .alwaysRun = true)
    void always() { trace("always"); }
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass, .timeOut = 100)
    void close() {
        trace("close");
        if (failing.value() == "close hangs") std::this_thread::sleep_for(std::chrono::seconds(30));
    }

    OFFBEAT_TEST(testSpoilt, .dataProvider = "three_up", .parameters = {"text"})
    void testSpoilt(const std::string& text) {
        trace(text);
        std::this_thread::sleep_for(std::chrono::milliseconds(150));  // longer than what its before-method may take
    }
    OFFBEAT_TEST(testBehind)
    void testBehind() { trace("behind"); }

private:
    int row_ = 0;
};

}  // namespace
