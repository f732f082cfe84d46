// Configuration methods that go wrong. Its twin is java/Configuring.java.
#include "parity.hpp"

#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <stdexcept>
#include <string>

using namespace parity;

namespace {

class BeforeClassFailsTest : public offbeat::TestBase<BeforeClassFailsTest> {
public:
    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { throw std::logic_error("open"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int) { called("pay"); }

    OFFBEAT_TEST(refund)
    void refund() { called("refund"); }
};

class BeforeClassSkipsTest : public offbeat::TestBase<BeforeClassSkipsTest> {
public:
    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { offbeat::skip("open"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int) {}
};

class BeforeMethodFailsTest : public offbeat::TestBase<BeforeMethodFailsTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() { throw std::logic_error("prepare"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int) {}
};

class BeforeMethodFailsOnceTest : public offbeat::TestBase<BeforeMethodFailsOnceTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() {
        if (times("prepare") == 2) throw std::logic_error("the second");
    }

    OFFBEAT_TEST(pay, .dataProvider = "four")
    void pay(int number) { called("pay " + std::to_string(number)); }
};

class BeforeMethodSkipsOnceTest : public offbeat::TestBase<BeforeMethodSkipsOnceTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() {
        if (times("prepare") == 2) offbeat::skip("the second");
    }

    OFFBEAT_TEST(pay, .dataProvider = "four")
    void pay(int) {}
};

class AfterMethodFailsOnceTest : public offbeat::TestBase<AfterMethodFailsOnceTest> {
public:
    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() {
        if (times("clear") == 2) throw std::logic_error("the second");
    }

    OFFBEAT_TEST(pay, .dataProvider = "four")
    void pay(int number) { called("pay " + std::to_string(number)); }
};

class AfterMethodFailsLastTest : public offbeat::TestBase<AfterMethodFailsLastTest> {
public:
    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() {
        if (times("clear") == 3) throw std::logic_error("the third");
    }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int) {}
};

class AfterClassFailsTest : public offbeat::TestBase<AfterClassFailsTest> {
public:
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() { throw std::logic_error("close"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int) {}
};

class OpenedBase : public offbeat::TestBase<OpenedBase> {
public:
    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { throw std::logic_error("open"); }
};

class BaseFailsTest : public OpenedBase {
public:
    using self_type = BaseFailsTest;

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int) {}
};

class BesideItTest : public offbeat::TestBase<BesideItTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int) {}
};

class PreparedBase : public offbeat::TestBase<PreparedBase> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() {
        called("base prepares");
        if (times("prepare") == 2) throw std::logic_error("the second");
    }
};

class BaseMethodFailsTest : public PreparedBase {
public:
    using self_type = BaseMethodFailsTest;

    OFFBEAT_CONFIG(prepareMore, .when = offbeat::beforeMethod)
    void prepareMore() { called("derived prepares"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { called("derived clears"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int number) { called("pay " + std::to_string(number)); }
};

class ConstructorFailsTest : public offbeat::TestBase<ConstructorFailsTest> {
public:
    ConstructorFailsTest() { throw std::logic_error("constructor"); }

    OFFBEAT_TEST(pay)
    void pay() {}
};

class BeforeMethodOfRetriedFailsTest : public offbeat::TestBase<BeforeMethodOfRetriedFailsTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() {
        if (times("prepare") == 1) throw std::logic_error("the first");
    }

    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {}
};

}  // namespace
