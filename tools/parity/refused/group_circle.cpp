// Groups that wait for each other. Its twin is in java/Refused.java.
#include <offbeat/test.hpp>

namespace {

class GroupCircleTest : public offbeat::TestBase<GroupCircleTest> {
public:
    OFFBEAT_TEST(pay, .groups = {"one"}, .dependsOnGroups = {"two"})
    void pay() {}

    OFFBEAT_TEST(refund, .groups = {"two"}, .dependsOnGroups = {"one"})
    void refund() {}
};

}  // namespace
