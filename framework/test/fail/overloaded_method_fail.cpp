// expect: overload

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
    OFFBEAT_TEST(testSum) // here
    void testSum() {}
#ifndef OFFBEAT_POSITIVE_CONTROL
    void testSum(int) {}
#endif
};
