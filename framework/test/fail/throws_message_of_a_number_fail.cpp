// expect: only an exception derived from std::exception has a message

#include <offbeat/check.hpp>

void body() {
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_THROWS(throw 1, int);
#else
    OFFBEAT_THROWS(throw 1, int, "one"); // here
#endif
}
