// expect: at most 16 names

#include <offbeat/test.hpp>

#ifdef OFFBEAT_POSITIVE_CONTROL
#define OFFBEAT_LAST
#else
#define OFFBEAT_LAST , "17"
#endif

class SumTest : public offbeat::TestBase<SumTest> {
public:
    OFFBEAT_TEST(testSum, .groups = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", // here
                                     "16" OFFBEAT_LAST})
    void testSum() {}
};
