// expect: TestBase

#include <offbeat/test.hpp>

class OtherTest : public offbeat::TestBase<OtherTest> {
public:
    void testSum() {}
};

#ifdef OFFBEAT_POSITIVE_CONTROL
class SumTest : public offbeat::TestBase<SumTest> {
#else
class SumTest : public offbeat::TestBase<OtherTest> {
#endif
public:
    OFFBEAT_TEST(testSum) // here
    void testSum() {}
};
