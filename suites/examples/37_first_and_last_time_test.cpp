// Before a method's first row only, and behind its last one only: what its rows share, and no other method has.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <vector>

namespace {

OFFBEAT_PROVIDER("floors", [] { return std::vector<int>{1, 2, 3}; });

}  // namespace

class FirstAndLastTimeTest : public offbeat::TestBase<FirstAndLastTimeTest> {
public:
    OFFBEAT_CONFIG(enterLift, .when = offbeat::beforeMethod, .firstTimeOnly = true)
    void enterLift() { ++entered_; }

    OFFBEAT_CONFIG(leaveLift, .when = offbeat::afterMethod, .lastTimeOnly = true)
    void leaveLift() { ++left_; }

    OFFBEAT_TEST(testFloor, .dataProvider = "floors", .groups = {"examples"})
    void testFloor(int) {
        OFFBEAT_CHECK(entered_ == 1);
        OFFBEAT_CHECK(left_ == 0);
    }

    OFFBEAT_TEST(testEnd, .groups = {"examples"}, .dependsOnMethods = {"testFloor"})
    void testEnd() {
        OFFBEAT_CHECK(entered_ == 2);  // its own first row
        OFFBEAT_CHECK(left_ == 1);
    }

private:
    int entered_ = 0, left_ = 0;
};
