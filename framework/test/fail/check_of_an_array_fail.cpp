// expect: not its items

#include <offbeat/check.hpp>

#include <array>

#ifdef OFFBEAT_POSITIVE_CONTROL
using Three = std::array<int, 3>;
#else
using Three = int[3];
#endif

void body(const Three& a, const Three& b) {
    OFFBEAT_CHECK(a == b); // here
}
