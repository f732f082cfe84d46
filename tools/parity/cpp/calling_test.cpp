// What is called when. Its twin is java/Calling.java.
#include "parity.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/test.hpp>

#include <stdexcept>
#include <string>

using namespace parity;

namespace {

class AroundBase : public offbeat::TestBase<AroundBase> {
public:
    OFFBEAT_CONFIG(openBase, .when = offbeat::beforeClass)
    void openBase() { called("base opens"); }

    OFFBEAT_CONFIG(closeBase, .when = offbeat::afterClass)
    void closeBase() { called("base closes"); }

    OFFBEAT_CONFIG(prepareBase, .when = offbeat::beforeMethod)
    void prepareBase() { called("base prepares"); }

    OFFBEAT_CONFIG(clearBase, .when = offbeat::afterMethod)
    void clearBase() { called("base clears"); }
};

class BaseAndDerivedTest : public AroundBase {
public:
    using self_type = BaseAndDerivedTest;

    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { called("derived opens"); }

    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() { called("derived closes"); }

    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() { called("derived prepares"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { called("derived clears"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int number) { called("pay " + std::to_string(number)); }
};

class AroundFailuresTest : public offbeat::TestBase<AroundFailuresTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { called("clear"); }

    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int number) {
        called("pay " + std::to_string(number));
        if (number == 1) return offbeat::fail("one");
        if (number == 2) throw std::logic_error("two");
    }
};

class AroundRetriesTest : public offbeat::TestBase<AroundRetriesTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { called("clear"); }

    OFFBEAT_TEST(pay, .retryAnalyzer = "twice")
    void pay() {
        called("pay");
        if (times("pay") < 3) return offbeat::fail("not yet");
    }
};

class OnlyForGroupsTest : public offbeat::TestBase<OnlyForGroupsTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod, .onlyForGroups = {"money"})
    void prepare() { called("prepare"); }

    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod, .onlyForGroups = {"money"})
    void clear() { called("clear"); }

    OFFBEAT_TEST(pay, .groups = {"money"}, .priority = 1)
    void pay() { called("pay"); }

    OFFBEAT_TEST(ask, .groups = {"talk"}, .priority = 2)
    void ask() { called("ask"); }
};

class ConfigurationDisabledTest : public offbeat::TestBase<ConfigurationDisabledTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod, .enabled = false)
    void prepare() { called("prepare"); }

    OFFBEAT_TEST(pay)
    void pay() { called("pay"); }
};

class OneInstanceTest : public offbeat::TestBase<OneInstanceTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three")
    void pay(int number) {
        sum_ += number;
        called("sum " + std::to_string(sum_));
    }

private:
    int sum_ = 0;
};

class SkippedUpstreamCallsTest : public offbeat::TestBase<SkippedUpstreamCallsTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() { called("prepare"); }

    OFFBEAT_TEST(create, .priority = 1)
    void create() { offbeat::fail("create"); }

    OFFBEAT_TEST(pay, .priority = 2, .dependsOnMethods = {"create"})
    void pay() { called("pay"); }
};

class SelectedConfigurationTest : public offbeat::TestBase<SelectedConfigurationTest> {
public:
    OFFBEAT_CONFIG(prepare, .when = offbeat::beforeMethod)
    void prepare() { called("prepare"); }

    OFFBEAT_TEST(pay, .groups = {"quick"})
    void pay() { called("pay"); }

    OFFBEAT_TEST(refund)
    void refund() { called("refund"); }
};

class InheritedBase : public offbeat::TestBase<InheritedBase> {
public:
    OFFBEAT_TEST(pay, .priority = 1)
    void pay() { called("pay"); }
};

class InheritedTest : public InheritedBase {
public:
    using self_type = InheritedTest;

    OFFBEAT_TEST(refund, .priority = 2)
    void refund() { called("refund"); }
};

}  // namespace
