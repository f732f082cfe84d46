// A method that depends on a group that nobody is in. Its twin is in java/Refused.java.
#include <offbeat/test.hpp>

namespace {

class MissingGroupTest : public offbeat::TestBase<MissingGroupTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnGroups = {"nobody"})
    void pay() {}
};

}  // namespace
