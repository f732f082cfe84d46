// A method that depends on none that there is. Its twin is in java/Refused.java.
#include <offbeat/test.hpp>

namespace {

class MissingMethodTest : public offbeat::TestBase<MissingMethodTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"nothing"})
    void pay() {}
};

}  // namespace
