// A gate says how many rows of a group must pass, where the suite is run:
//
//     examples --run_test=GatesTest --param load=high --gate 'best effort=75' --gate exact=100
//
// One row fails under load, and is told as failed; three of four are enough for the gate. Without the gate it's red:
// suites/examples/under_load, a test of the build, tries both.

#include "offbeat/provider.hpp"
#include "offbeat/suite_parameter.hpp"
#include "offbeat/test.hpp"

#include <vector>

namespace {

OFFBEAT_PROVIDER("requests", [] { return std::vector<int>{1, 2, 3, 4}; });

}  // namespace

class GatesTest : public offbeat::TestBase<GatesTest> {
public:
    OFFBEAT_TEST(testAnswers, .dataProvider = "requests", .groups = {"examples", "best effort"})
    void testAnswers(int request) {
        const int most = offbeat::suite_parameter("load") == "high" ? 3 : 4;
        OFFBEAT_CHECK(request <= most);
    }

    OFFBEAT_TEST(testAnswersOnce, .groups = {"examples", "exact"})
    void testAnswersOnce() { OFFBEAT_CHECK(true); }
};
