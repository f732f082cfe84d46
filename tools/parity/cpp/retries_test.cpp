// Rows that are tried again. Its twin is java/Retries.java.
#include "parity.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace parity;

namespace {

class RetryPassesTest : public offbeat::TestBase<RetryPassesTest> {
public:
    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {
        if (times("pay") < 2) return offbeat::fail("not yet");
    }
};

class RetryPassesAtLastTest : public offbeat::TestBase<RetryPassesAtLastTest> {
public:
    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {
        if (times("pay") < 3) return offbeat::fail("not yet");
    }
};

class RetryNotNeededTest : public offbeat::TestBase<RetryNotNeededTest> {
public:
    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {}
};

class RetryExhaustedTest : public offbeat::TestBase<RetryExhaustedTest> {
public:
    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() { offbeat::fail("never"); }
};

class RetryThrowsTest : public offbeat::TestBase<RetryThrowsTest> {
public:
    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() { throw std::logic_error("never"); }
};

class RetryBudgetTest : public offbeat::TestBase<RetryBudgetTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .retryAnalyzer = "twice")
    void pay(int number) {
        called("pay " + std::to_string(number));
        if (times("pay " + std::to_string(number)) < 3) return offbeat::fail("not yet");
    }
};

class RetryOneRowTest : public offbeat::TestBase<RetryOneRowTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .retryAnalyzer = "twice")
    void pay(int number) {
        called("pay " + std::to_string(number));
        if (number == 2) return offbeat::fail("never");
    }
};

class RetrySkipTest : public offbeat::TestBase<RetrySkipTest> {
public:
    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {
        called("pay");
        offbeat::skip("today");
    }
};

class RetryThenSkipTest : public offbeat::TestBase<RetryThenSkipTest> {
public:
    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {
        if (times("pay") == 1) return offbeat::fail("first");
        offbeat::skip("today");
    }
};

class RetryExpectedTest : public offbeat::TestBase<RetryExpectedTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<std::logic_error>, .retryAnalyzer = "twice")
    void pay() {
        if (times("pay") < 3) throw std::range_error("another");
        throw std::logic_error("as it must");
    }
};

class RetryAnalyzedTest : public offbeat::TestBase<RetryAnalyzedTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .retryAnalyzer = "only_networks")
    void pay(int number) {
        if (number == 1) throw std::logic_error("the disk is full");
        if (number == 2 && times("two") < 2) throw std::logic_error("the network is away");
        if (number == 3) throw std::logic_error("the network is gone");
    }
};

class RetryInvocationsTest : public offbeat::TestBase<RetryInvocationsTest> {
public:
    OFFBEAT_TEST(pay, .invocationCount = 3, .retryAnalyzer = "twice")
    void pay() {
        const int call = times("pay");
        called("call " + std::to_string(call));
        if (call == 2) return offbeat::fail("the second");
    }
};

class RetryTimeOutTest : public offbeat::TestBase<RetryTimeOutTest> {
public:
    OFFBEAT_TEST(pay, .timeOut = 1000, .retryAnalyzer = "twice")
    void pay() {
        if (times("pay") == 1) std::this_thread::sleep_for(std::chrono::milliseconds(10000));
    }
};

}  // namespace
