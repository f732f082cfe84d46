// Configuration methods before the first row of a method and after the last. Its twin is java/FirstAndLast.java.
#include "parity.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <string>

using namespace parity;

namespace {

class FirstAndLastTest : public offbeat::TestBase<FirstAndLastTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod, .firstTimeOnly = true)
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void clear() { called("clear"); }

    OFFBEAT_TEST(pay, .dataProvider = "three", .priority = 1)
    void pay(int number) { called("pay " + std::to_string(number)); }

    OFFBEAT_TEST(refund, .priority = 2)
    void refund() { called("refund"); }
};

class FirstAndLastInvocationTest : public offbeat::TestBase<FirstAndLastInvocationTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod, .firstTimeOnly = true)
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void clear() { called("clear"); }

    OFFBEAT_TEST(pay, .invocationCount = 3)
    void pay() { called("pay"); }
};

class FirstAndLastOfBadTest : public offbeat::TestBase<FirstAndLastOfBadTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod, .firstTimeOnly = true)
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void clear() { called("clear"); }

    OFFBEAT_TEST(first, .dataProvider = "wrongTypeFirst", .priority = 1, .parameters = {"number"})
    void first(int number) { called("first " + std::to_string(number)); }

    OFFBEAT_TEST(last, .dataProvider = "wrongTypeLast", .priority = 2, .parameters = {"number"})
    void last(int number) { called("last " + std::to_string(number)); }
};

class FirstAndLastOfSkippedTest : public offbeat::TestBase<FirstAndLastOfSkippedTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod, .firstTimeOnly = true)
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void clear() { called("clear"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int number) {
        called("pay " + std::to_string(number));
        if (number != 2) offbeat::skip("not the second");
    }
};

class FirstAndLastOfRetriedTest : public offbeat::TestBase<FirstAndLastOfRetriedTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod, .firstTimeOnly = true)
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void clear() { called("clear"); }

    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {
        called("pay");
        if (times("pay") < 2) return offbeat::fail("not yet");
    }
};

}  // namespace
