// A method that takes nothing and names no provider.

#include "offbeat/test.hpp"

class HeartbeatTest : public offbeat::TestBase<HeartbeatTest> {
public:
    OFFBEAT_TEST(testBeat)
    void testBeat() {}
};
