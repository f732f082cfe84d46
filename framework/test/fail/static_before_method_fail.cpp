// expect: open must be static for a suite, test or groups (it runs in the program, and instances are the workers'), and must not be

#include <offbeat/test.hpp>

class OpenTest : public offbeat::TestBase<OpenTest> {
public:
    OFFBEAT_CONFIG(open) // here
#ifdef OFFBEAT_POSITIVE_CONTROL
    void open() {}
#else
    static void open() {}
#endif
};
