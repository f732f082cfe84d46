// A method that depends on a disabled one. Its twin is in java/Refused.java.
#include <offbeat/test.hpp>

namespace {

class DisabledUpstreamTest : public offbeat::TestBase<DisabledUpstreamTest> {
public:
    OFFBEAT_TEST(create, .enabled = false)
    void create() {}

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

}  // namespace
