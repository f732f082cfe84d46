// Exceptions that are expected, and others. Its twin is java/Throwing.java.
#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <stdexcept>

namespace {

class NotCovered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class NotCoveredAtAll : public NotCovered {
public:
    using NotCovered::NotCovered;
};

class ThrownTest : public offbeat::TestBase<ThrownTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void pay() { throw NotCovered("five"); }
};

class ThrownSubclassTest : public offbeat::TestBase<ThrownSubclassTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void pay() { throw NotCoveredAtAll("five"); }
};

class ThrownBaseTest : public offbeat::TestBase<ThrownBaseTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCoveredAtAll>)
    void pay() { throw NotCovered("five"); }
};

class ThrownOtherTest : public offbeat::TestBase<ThrownOtherTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void pay() { throw std::logic_error("other"); }
};

class ThrownNothingTest : public offbeat::TestBase<ThrownNothingTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void pay() {}
};

class ThrownOneOfTwoTest : public offbeat::TestBase<ThrownOneOfTwoTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<std::logic_error, NotCovered>)
    void pay() { throw NotCovered("five"); }
};

class ThrownMessageTest : public offbeat::TestBase<ThrownMessageTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>,
                 .expectedExceptionsMessageRegExp = "five .*covered")
    void pay() { throw NotCovered("five is not covered"); }
};

class ThrownMessagePartTest : public offbeat::TestBase<ThrownMessagePartTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>, .expectedExceptionsMessageRegExp = "five")
    void pay() { throw NotCovered("five is not covered"); }
};

class ThrownMessageOtherTest : public offbeat::TestBase<ThrownMessageOtherTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>, .expectedExceptionsMessageRegExp = "six.*")
    void pay() { throw NotCovered("five is not covered"); }
};

class ThrownMessageAloneTest : public offbeat::TestBase<ThrownMessageAloneTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptionsMessageRegExp = "five")
    void pay() { throw NotCovered("five"); }
};

class ThrownMessageNothingTest : public offbeat::TestBase<ThrownMessageNothingTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptionsMessageRegExp = "five")
    void pay() {}
};

class ThrownSkipTest : public offbeat::TestBase<ThrownSkipTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void pay() { offbeat::skip("today"); }
};

class ThrownRowsTest : public offbeat::TestBase<ThrownRowsTest> {
public:
    OFFBEAT_TEST(pay, .dataProvider = "three", .expectedExceptions = offbeat::exceptions<NotCovered>)
    void pay(int number) {
        if (number == 1) throw NotCovered("one");
        if (number == 2) throw std::logic_error("two");
    }
};

class ThrownAfterFailureTest : public offbeat::TestBase<ThrownAfterFailureTest> {
public:
    OFFBEAT_TEST(pay, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void pay() { offbeat::fail("before it"); }
};

class UnexpectedTest : public offbeat::TestBase<UnexpectedTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() { throw NotCovered("five"); }
};

}  // namespace
