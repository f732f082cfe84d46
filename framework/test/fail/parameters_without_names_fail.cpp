// expect: name the column of each parameter of testSum

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_TEST(testSum, .parameters = {"a", "b"})
#else
    OFFBEAT_TEST(testSum) // here
#endif
    void testSum(int, int) {}
};
