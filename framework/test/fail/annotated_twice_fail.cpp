// expect: offbeat_add_testSum

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
    OFFBEAT_TEST(testSum)
#ifndef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_TEST(testSum, .groups = {"normal"}) // here
#endif
    void testSum() {}
};
