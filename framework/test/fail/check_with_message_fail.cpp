// expect: an offbeat::Context

#include <offbeat/check.hpp>

void body(int a) {
#ifdef OFFBEAT_POSITIVE_CONTROL
    const offbeat::Context context("of a");
    OFFBEAT_CHECK(a == 1);
#else
    OFFBEAT_CHECK(a == 1, "of a"); // here
#endif
}
