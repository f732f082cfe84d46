// expect: dataProvidr

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_TEST(testSum, .dataProvider = "sums")
#else
    OFFBEAT_TEST(testSum, .dataProvidr = "sums") // here
#endif
    void testSum(int) {}
};
