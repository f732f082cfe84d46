// Steps: how long each part of a row took stands among its attachments, and an assertion says in which one it failed.

#include "offbeat/step.hpp"
#include "offbeat/test.hpp"

#include <numeric>
#include <vector>

class StepsTest : public offbeat::TestBase<StepsTest> {
public:
    OFFBEAT_TEST(testTransfer, .groups = {"examples"})
    void testTransfer() {
        std::vector<int> balances;
        {
            const offbeat::Step step("open two accounts");
            balances = {100, 0};
        }
        {
            const offbeat::Step step("move 30 from one to the other");
            balances[0] -= 30;
            balances[1] += 30;
        }
        OFFBEAT_CHECK(std::accumulate(balances.begin(), balances.end(), 0) == 100);
    }
};
