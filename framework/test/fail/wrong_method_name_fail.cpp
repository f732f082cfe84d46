// expect: testSum

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_TEST(testSum)
#else
    OFFBEAT_TEST(testSumm) // here
#endif
    void testSum() {}
};
