// expect: order

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_TEST(testSum, .groups = {"normal"}, .priority = 1)
#else
    OFFBEAT_TEST(testSum, .priority = 1, .groups = {"normal"}) // here
#endif
    void testSum() {}
};
