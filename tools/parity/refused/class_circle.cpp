// Classes that wait for each other, though no method does. Its twin is in java/Refused.java.
#include <offbeat/test.hpp>

namespace {

class FirstOfTwoTest : public offbeat::TestBase<FirstOfTwoTest> {
public:
    OFFBEAT_TEST(create)
    void create() {}

    OFFBEAT_TEST(refund, .dependsOnMethods = {"SecondOfTwoTest.pay"})
    void refund() {}
};

class SecondOfTwoTest : public offbeat::TestBase<SecondOfTwoTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"FirstOfTwoTest.create"})
    void pay() {}
};

}  // namespace
