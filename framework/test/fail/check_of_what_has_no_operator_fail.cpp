// expect: operand

#include <offbeat/check.hpp>

struct Point {
    int x;
#ifdef OFFBEAT_POSITIVE_CONTROL
    bool operator==(const Point&) const = default;
#endif
};

void body(const Point& a, const Point& b) {
    OFFBEAT_CHECK(a == b); // here
}
