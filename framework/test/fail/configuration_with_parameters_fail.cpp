// expect: a configuration method takes no parameters

#include <offbeat/test.hpp>

class SumTest : public offbeat::TestBase<SumTest> {
public:
    OFFBEAT_CONFIG(prepare) // here
#ifdef OFFBEAT_POSITIVE_CONTROL
    void prepare() {}
#else
    void prepare(int) {}
#endif
};
