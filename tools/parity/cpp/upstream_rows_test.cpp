// Methods that wait for rows. Its twin is java/UpstreamRows.java.
#include "parity.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

using namespace parity;

namespace {

class RowsPassTest : public offbeat::TestBase<RowsPassTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three")
    void create(int) {}

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class RowFailsTest : public offbeat::TestBase<RowFailsTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three")
    void create(int number) {
        if (number == 2) return offbeat::fail("two");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class RowSkipsTest : public offbeat::TestBase<RowSkipsTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three")
    void create(int number) {
        if (number == 2) offbeat::skip("two");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class RowsSkipTest : public offbeat::TestBase<RowsSkipTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three")
    void create(int) { offbeat::skip("all"); }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class RowFailsAndSkipsTest : public offbeat::TestBase<RowFailsAndSkipsTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three")
    void create(int number) {
        if (number == 2) return offbeat::fail("two");
        if (number == 3) offbeat::skip("three");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class RowFailsNonePassesTest : public offbeat::TestBase<RowFailsNonePassesTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three")
    void create(int number) {
        if (number == 2) return offbeat::fail("two");
        offbeat::skip("the others");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class GroupRowFailsAndSkipsTest : public offbeat::TestBase<GroupRowFailsAndSkipsTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three", .groups = {"made"})
    void create(int number) {
        if (number == 2) return offbeat::fail("two");
        if (number == 3) offbeat::skip("three");
    }

    OFFBEAT_TEST(pay, .dependsOnGroups = {"made"})
    void pay() {}
};

class FlakyUpstreamTest : public offbeat::TestBase<FlakyUpstreamTest> {
public:
    OFFBEAT_TEST(create, .retryAnalyzer = "twice")
    void create() {
        if (times("create") < 2) return offbeat::fail("not yet");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class ExhaustedUpstreamTest : public offbeat::TestBase<ExhaustedUpstreamTest> {
public:
    OFFBEAT_TEST(create, .retryAnalyzer = "twice")
    void create() { offbeat::fail("never"); }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class FlakyRowUpstreamTest : public offbeat::TestBase<FlakyRowUpstreamTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three", .retryAnalyzer = "twice")
    void create(int number) {
        if (number == 1 && times("one") < 2) return offbeat::fail("not yet");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class FlakyAndFailedRowUpstreamTest : public offbeat::TestBase<FlakyAndFailedRowUpstreamTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "three", .retryAnalyzer = "twice")
    void create(int number) {
        if (number == 1 && times("one") < 2) return offbeat::fail("not yet");
        if (number == 2) return offbeat::fail("never");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class DownstreamRowsTest : public offbeat::TestBase<DownstreamRowsTest> {
public:
    OFFBEAT_TEST(create)
    void create() { offbeat::fail("create"); }

    OFFBEAT_TEST(pay, .dataProvider = "three", .dependsOnMethods = {"create"})
    void pay(int) {}
};

class DownstreamSoftRowsTest : public offbeat::TestBase<DownstreamSoftRowsTest> {
public:
    OFFBEAT_TEST(create)
    void create() { offbeat::fail("create"); }

    OFFBEAT_TEST(tidy, .dataProvider = "three", .dependsOnMethods = {"create"}, .alwaysRun = true)
    void tidy(int) {}
};

class UpstreamWithinPercentageTest : public offbeat::TestBase<UpstreamWithinPercentageTest> {
public:
    OFFBEAT_TEST(create, .invocationCount = 4, .successPercentage = 75)
    void create() {
        if (times("create") == 2) return offbeat::fail("the second");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class UpstreamInvocationFailsTest : public offbeat::TestBase<UpstreamInvocationFailsTest> {
public:
    OFFBEAT_TEST(create, .invocationCount = 3)
    void create() {
        if (times("create") == 2) return offbeat::fail("the second");
    }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class UpstreamEmptyTest : public offbeat::TestBase<UpstreamEmptyTest> {
public:
    OFFBEAT_TEST(create, .dataProvider = "nothing")
    void create(int) {}

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

}  // namespace
