// expect: int

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_TEST(testSum, .priority = 1)
#else
    OFFBEAT_TEST(testSum, .priority = "1") // here
#endif
    void testSum() {}
};
