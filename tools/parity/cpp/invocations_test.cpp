// Methods that run several times, and how many may fail. Its twin is java/Invocations.java.
#include "parity.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/test.hpp>

#include <string>

using namespace parity;

namespace {

class InvocationsTest : public offbeat::TestBase<InvocationsTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 3)
    void pay() {}
};

class InvocationFailsTest : public offbeat::TestBase<InvocationFailsTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 4)
    void pay() {
        if (times("pay") == 2) return offbeat::fail("the second");
    }
};

class InvocationRowsTest : public offbeat::TestBase<InvocationRowsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .invocationCount = 2)
    void pay(int number) { called("pay " + std::to_string(number)); }
};

class InvocationRowFailsTest : public offbeat::TestBase<InvocationRowFailsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .invocationCount = 2)
    void pay(int number) {
        if (number == 2) return offbeat::fail("two");
    }
};

class SkipFailedTest : public offbeat::TestBase<SkipFailedTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 5, .skipFailedInvocations = true)
    void pay() {
        called("pay");
        if (times("pay") == 2) return offbeat::fail("the second");
    }
};

class SkipFailedFirstTest : public offbeat::TestBase<SkipFailedFirstTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 3, .skipFailedInvocations = true)
    void pay() { offbeat::fail("always"); }
};

class SkipFailedRowsTest : public offbeat::TestBase<SkipFailedRowsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "four", .skipFailedInvocations = true)
    void pay(int number) {
        called("pay " + std::to_string(number));
        if (number == 2) return offbeat::fail("two");
    }
};

class SkipFailedRowsTwiceTest : public offbeat::TestBase<SkipFailedRowsTwiceTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .invocationCount = 2, .skipFailedInvocations = true)
    void pay(int number) {
        called("pay " + std::to_string(number));
        if (number == 2) return offbeat::fail("two");
    }
};

class PercentageHoldsTest : public offbeat::TestBase<PercentageHoldsTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 4, .successPercentage = 75)
    void pay() {
        if (times("pay") == 2) return offbeat::fail("the second");
    }
};

class PercentageMissedTest : public offbeat::TestBase<PercentageMissedTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 4, .successPercentage = 75)
    void pay() {
        if (times("pay") % 2 == 0) return offbeat::fail("every second");
    }
};

class PercentageJustMissedTest : public offbeat::TestBase<PercentageJustMissedTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 4, .successPercentage = 76)
    void pay() {
        if (times("pay") == 2) return offbeat::fail("the second");
    }
};

class PercentageZeroTest : public offbeat::TestBase<PercentageZeroTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 3, .successPercentage = 0)
    void pay() {
        if (times("pay") < 3) return offbeat::fail("not yet");
    }
};

class PercentageRowsTest : public offbeat::TestBase<PercentageRowsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "four", .successPercentage = 75)
    void pay(int number) {
        if (number == 2) return offbeat::fail("two");
    }
};

class PercentageRowsMissedTest : public offbeat::TestBase<PercentageRowsMissedTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "four", .successPercentage = 99)
    void pay(int number) {
        if (number == 2) return offbeat::fail("two");
    }
};

class PercentageMostRowsFailTest : public offbeat::TestBase<PercentageMostRowsFailTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "four", .successPercentage = 99)
    void pay(int number) {
        if (number > 1) return offbeat::fail("more than one");
    }
};

class PercentageRowsOftenTest : public offbeat::TestBase<PercentageRowsOftenTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .invocationCount = 4, .successPercentage = 75)
    void pay(int number) {
        if (number == 2 && times("two") == 2) return offbeat::fail("two, the second time");
    }
};

}  // namespace
