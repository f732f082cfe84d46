// Methods that wait for each other. Its twin is in java/Refused.java.
#include <offbeat/test.hpp>

namespace {

class CircleTest : public offbeat::TestBase<CircleTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"refund"})
    void pay() {}

    OFFBEAT_TEST(refund, .dependsOnMethods = {"pay"})
    void refund() {}
};

}  // namespace
