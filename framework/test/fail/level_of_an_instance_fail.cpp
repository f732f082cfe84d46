// expect: startServer must be static for a suite, test or groups

#include <offbeat/test.hpp>

class ServerTest : public offbeat::TestBase<ServerTest> {
public:
    OFFBEAT_CONFIG(startServer, .when = offbeat::beforeSuite) // here
#ifdef OFFBEAT_POSITIVE_CONTROL
    static void startServer() {}
#else
    void startServer() {}
#endif
};
