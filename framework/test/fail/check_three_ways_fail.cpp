// expect: put a <=> b in parentheses

#include <offbeat/check.hpp>

#include <compare>

void body(int a) {
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_CHECK((a <=> 3) == std::strong_ordering::less);
#else
    OFFBEAT_CHECK(a <=> 3 == std::strong_ordering::less); // here
#endif
}
