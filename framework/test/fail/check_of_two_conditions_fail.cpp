// expect: put a && b in parentheses

#include <offbeat/check.hpp>

void body(int a, int b) {
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_CHECK((a == 1 && b == 2));
#else
    OFFBEAT_CHECK(a == 1 && b == 2); // here
#endif
}
