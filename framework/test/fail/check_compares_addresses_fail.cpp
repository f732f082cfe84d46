// expect: addresses, not texts

#include <offbeat/check.hpp>

void body(const char* name) {
#ifdef OFFBEAT_POSITIVE_CONTROL
    OFFBEAT_CHECK(std::string_view(name) == "a");
#else
    OFFBEAT_CHECK(name == "a"); // here
#endif
}
