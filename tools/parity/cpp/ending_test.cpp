// How a row ends. Its twin is java/Ending.java.
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

class PassTest : public offbeat::TestBase<PassTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() {}
};

class AssertTest : public offbeat::TestBase<AssertTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() { OFFBEAT_CHECK(1 == 2); }
};

class ThrowTest : public offbeat::TestBase<ThrowTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() { throw std::logic_error("out of order"); }
};

class SkipTest : public offbeat::TestBase<SkipTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() { offbeat::skip("today"); }

    OFFBEAT_TEST(other)
    void other() {}
};

class SkipRowTest : public offbeat::TestBase<SkipRowTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int number) {
        if (number == 2) offbeat::skip("two");
    }
};

class AllSkipTest : public offbeat::TestBase<AllSkipTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() { offbeat::skip("today"); }
};

class SoftTest : public offbeat::TestBase<SoftTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() {
        OFFBEAT_CHECK(1 == 2);
        called("after the first");
        OFFBEAT_CHECK(3 == 4);
        called("after the second");
    }
};

class SoftForgottenTest : public offbeat::TestBase<SoftForgottenTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() { OFFBEAT_CHECK(1 == 2); }
};

class SoftPassesTest : public offbeat::TestBase<SoftPassesTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() { OFFBEAT_CHECK(1 == 1); }
};

class TimeOutTest : public offbeat::TestBase<TimeOutTest> {
public:
    OFFBEAT_TEST(slow, .timeOut = 1000)
    void slow() { std::this_thread::sleep_for(std::chrono::milliseconds(10000)); }

    OFFBEAT_TEST(fast, .timeOut = 10000)
    void fast() {}
};

class TimeOutRowTest : public offbeat::TestBase<TimeOutRowTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .timeOut = 1000)
    void pay(int number) {
        if (number == 2) std::this_thread::sleep_for(std::chrono::milliseconds(10000));
    }
};

class BusyTimeOutTest : public offbeat::TestBase<BusyTimeOutTest> {
public:
    OFFBEAT_TEST(busy, .timeOut = 1000)
    void busy() {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(1600);
        while (std::chrono::steady_clock::now() < end) std::this_thread::yield();
        called("done, after its time-out");
    }

    OFFBEAT_TEST(other, .priority = 1)
    void other() { std::this_thread::sleep_for(std::chrono::milliseconds(1500)); }
};

class NamesTest : public offbeat::TestBase<NamesTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "four")
    void pay(int number) {
        if (number > 2) return offbeat::fail("more than two");
    }
};

class RerunTest : public offbeat::TestBase<RerunTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "letters")
    void pay(const std::string& letter) {
        called("pay " + letter);
        if (letter == "B") return offbeat::fail("B is wrong");
    }
};

}  // namespace
