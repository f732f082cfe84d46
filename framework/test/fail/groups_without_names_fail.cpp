// expect: fill is for groups: name them in .groups

#include <offbeat/test.hpp>

class StoreTest : public offbeat::TestBase<StoreTest> {
public:
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_CONFIG(fill, .when = offbeat::beforeGroups, .groups = {"store"})
#else
    OFFBEAT_CONFIG(fill, .when = offbeat::beforeGroups) // here
#endif
    static void fill() {}
};
