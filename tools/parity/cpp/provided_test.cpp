// Rows, and providers that go wrong. Its twin is java/Provided.java.
#include "parity.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/test.hpp>

#include <optional>
#include <string>

using namespace parity;

namespace {

class RowsTest : public offbeat::TestBase<RowsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .parameters = {"number"})
    void pay(int number) {
        called("pay " + std::to_string(number));
        if (number == 2) return offbeat::fail("two");
    }
};

class NothingTest : public offbeat::TestBase<NothingTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "nothing", .parameters = {"number"})
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

class GoneTest : public offbeat::TestBase<GoneTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "gone", .parameters = {"number"})
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

class SkippedTest : public offbeat::TestBase<SkippedTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "skipped", .parameters = {"number"})
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

class NilTest : public offbeat::TestBase<NilTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "nil", .parameters = {"number"})
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

class GoneMidwayTest : public offbeat::TestBase<GoneMidwayTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "goneMidway", .parameters = {"number"})
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

class SkippedMidwayTest : public offbeat::TestBase<SkippedMidwayTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "skippedMidway", .parameters = {"number"})
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

class WrongTypeTest : public offbeat::TestBase<WrongTypeTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "wrongType", .parameters = {"number"})
    void pay(int) {}
};

class WrongTypeFirstTest : public offbeat::TestBase<WrongTypeFirstTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "wrongTypeFirst", .parameters = {"number"})
    void pay(int) {}
};

class TooFewTest : public offbeat::TestBase<TooFewTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "tooFew", .parameters = {"number"})
    void pay(int) {}
};

class TooManyTest : public offbeat::TestBase<TooManyTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "tooMany", .parameters = {"number"})
    void pay(int) {}
};

class NullTest : public offbeat::TestBase<NullTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "withNull", .parameters = {"number"})
    void pay(std::optional<int> number) {
        if (!number) called("null");
    }
};

class NullForIntTest : public offbeat::TestBase<NullForIntTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "withNull", .parameters = {"number"})
    void pay(int) {}
};

class TwinsTest : public offbeat::TestBase<TwinsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "twins", .parameters = {"number"})
    void pay(int) {}
};

class BackwardsTest : public offbeat::TestBase<BackwardsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "backwards", .parameters = {"number"})
    void pay(int number) { called("pay " + std::to_string(number)); }
};

class IteratorTest : public offbeat::TestBase<IteratorTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "iterator", .parameters = {"number"})
    void pay(int number) {
        if (number == 1) return offbeat::fail("one");
    }
};

class LazilyTest : public offbeat::TestBase<LazilyTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "lazily", .parameters = {"number"})
    void pay(int number) { called("pay " + std::to_string(number)); }
};

class UnknownProviderTest : public offbeat::TestBase<UnknownProviderTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "nobody", .parameters = {"number"})
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

class EmptyTwiceTest : public offbeat::TestBase<EmptyTwiceTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "nothing", .parameters = {"number"}, .invocationCount = 2)
    void pay(int) {}

    OFFBEAT_TEST(other)
    void other() {}
};

}  // namespace
