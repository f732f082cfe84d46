// expect: the base of a test class is offbeat::TestBase

#include <offbeat/test.hpp>

#ifdef OFFBEAT_POSITIVE_CONTROL
class SumTest : public offbeat::TestBase<SumTest> {
#else
class SumTest {
#endif
public:
    OFFBEAT_TEST(testSum) // here
    void testSum() {}
};
