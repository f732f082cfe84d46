// A method that waits for itself. Its twin is in java/Refused.java.
#include <offbeat/test.hpp>

namespace {

class SelfTest : public offbeat::TestBase<SelfTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"pay"})
    void pay() {}
};

}  // namespace
