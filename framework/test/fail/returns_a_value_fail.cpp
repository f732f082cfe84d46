// expect: must be a member function that returns void

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
    OFFBEAT_TEST(testSum) // here
#ifdef OFFBEAT_POSITIVE_CONTROL
    void testSum() {}
#else
    int testSum() { return 2; }
#endif
};
