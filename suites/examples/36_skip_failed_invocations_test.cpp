// Once a row has failed, those behind it are skipped: what has worn out needn't be tried three times more. With
// `--param load=high` the second call fails, which is half of those that ran, and half are enough here.

#include "offbeat/suite_parameter.hpp"
#include "offbeat/test.hpp"

class SkipFailedInvocationsTest : public offbeat::TestBase<SkipFailedInvocationsTest> {
public:
    OFFBEAT_TEST(testRuns, .groups = {"examples"}, .invocationCount = 5, .skipFailedInvocations = true,
                 .successPercentage = 50)
    void testRuns() { OFFBEAT_CHECK(++calls_ <= most()); }

    OFFBEAT_TEST(testWasSpared, .groups = {"examples"}, .dependsOnMethods = {"testRuns"}, .alwaysRun = true)
    void testWasSpared() { OFFBEAT_CHECK(calls_ == (most() == 1 ? 2 : 5)); }

private:
    static int most() { return offbeat::suite_parameter("load") == "high" ? 1 : 5; }

    int calls_ = 0;
};
