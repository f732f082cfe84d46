// Assertions of Offbeat's own, as the reports and Boost.Test hear of them.

#include <offbeat/error.hpp>
#include <offbeat/step.hpp>
#include <offbeat/test.hpp>

#include <csignal>
#include <cstdlib>
#include <string>

namespace {

void refuse() {
    throw offbeat::Error("refused");
}

class StepsTest : public offbeat::TestBase<StepsTest> {
public:
    OFFBEAT_TEST(testSteps)
    void testSteps() {
        {
            const offbeat::Step step("open </script>");
            const offbeat::Step inner("the door");
            OFFBEAT_CHECK(1 == 2);
        }
        const offbeat::Step step("walk in");
        throw offbeat::Error("it's dark");
    }

    OFFBEAT_TEST(testNoSteps)
    void testNoSteps() {}
};

class AssertionTest : public offbeat::TestBase<AssertionTest> {
public:
    OFFBEAT_TEST(holds)
    void holds() {
        for (int i = 0; i < 4; ++i) OFFBEAT_CHECK(i < 4);
        OFFBEAT_REQUIRE(1 == 1);
        OFFBEAT_THROWS(refuse(), offbeat::Error, "refused");
        offbeat::check(true, "never told");
    }

    OFFBEAT_TEST(goesOn)
    void goesOn() {
        OFFBEAT_CHECK(std::string("a\x01") == "b");
        OFFBEAT_THROWS(refuse(), std::logic_error);
        OFFBEAT_CHECK(3 < 2);
        OFFBEAT_CHECK(true);
    }

    OFFBEAT_TEST(endsHere)
    void endsHere() {
        OFFBEAT_REQUIRE(1 == 2);
        OFFBEAT_CHECK(3 == 4);
    }

    OFFBEAT_TEST(endsWithin)
    void endsWithin() {
        OFFBEAT_THROWS(endsHere(), std::exception);
        OFFBEAT_CHECK(5 == 6);
    }

    OFFBEAT_TEST(withContext)
    void withContext() {
        const std::string order = "o1";
        const offbeat::Context outer("of all");
        {
            const offbeat::Context inner([&] { return "order " + order; });
            OFFBEAT_CHECK(1 == 2);
        }
        offbeat::fail("no order");
    }

    OFFBEAT_TEST(hasNoEngine)
    void hasNoEngine() { OFFBEAT_THROWS(throw offbeat::EnvironmentError("no engine"), std::exception); }

    // What a signal takes away must not be told of the rows behind it.
    OFFBEAT_TEST(dies)
    void dies() {
        const offbeat::Context context([] { return std::string("of the dead"); });
        std::raise(SIGFPE);
    }

    OFFBEAT_CONFIG(sums, .when = offbeat::afterClass)
    void sums() {
        if (fails_at_its_end) OFFBEAT_CHECK(7 == 8);
    }

    bool fails_at_its_end = std::getenv("SELFTEST_FAIL_AT_END") != nullptr;
};

class RequiringTest : public offbeat::TestBase<RequiringTest> {
public:
    OFFBEAT_CONFIG(openAccount, .when = offbeat::beforeMethod)
    void openAccount() { OFFBEAT_REQUIRE(1 == 2); }

    OFFBEAT_TEST(neverRuns)
    void neverRuns() { OFFBEAT_CHECK(3 == 4); }
};

}  // namespace
