// expect: this assigns: write ==

#include <offbeat/check.hpp>

void body(int a) {
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_CHECK(a == 1);
#else
    OFFBEAT_CHECK(a = 1); // here
#endif
}
