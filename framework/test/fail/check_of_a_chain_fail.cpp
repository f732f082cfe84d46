// expect: one comparison in an assertion

#include <offbeat/check.hpp>

void body(int a) {
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_CHECK(1 < a);
    OFFBEAT_CHECK(a < 3);
#else
    OFFBEAT_REQUIRE(1 < a < 3); // here
#endif
}
