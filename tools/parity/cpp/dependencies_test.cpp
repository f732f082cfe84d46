// Methods that wait for others. Its twin is java/Dependencies.java.
#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <stdexcept>

namespace {

class HardPassesTest : public offbeat::TestBase<HardPassesTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}

    OFFBEAT_TEST(create)
    void create() {}
};

class HardFailsTest : public offbeat::TestBase<HardFailsTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}

    OFFBEAT_TEST(create)
    void create() { offbeat::fail("create"); }
};

class HardThrowsTest : public offbeat::TestBase<HardThrowsTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}

    OFFBEAT_TEST(create)
    void create() { throw std::logic_error("create"); }
};

class HardSkipsTest : public offbeat::TestBase<HardSkipsTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}

    OFFBEAT_TEST(create)
    void create() { offbeat::skip("create"); }
};

class HardChainTest : public offbeat::TestBase<HardChainTest> {
public:
    OFFBEAT_TEST(create)
    void create() { offbeat::fail("create"); }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}

    OFFBEAT_TEST(refund, .dependsOnMethods = {"pay"})
    void refund() {}

    OFFBEAT_TEST(other)
    void other() {}
};

class HardOneOfTwoTest : public offbeat::TestBase<HardOneOfTwoTest> {
public:
    OFFBEAT_TEST(create)
    void create() {}

    OFFBEAT_TEST(open)
    void open() { offbeat::fail("open"); }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create", "open"})
    void pay() {}
};

class SoftFailsTest : public offbeat::TestBase<SoftFailsTest> {
public:
    OFFBEAT_TEST(create)
    void create() { offbeat::fail("create"); }

    OFFBEAT_TEST(tidy, .dependsOnMethods = {"create"}, .alwaysRun = true)
    void tidy() {}
};

class SoftChainTest : public offbeat::TestBase<SoftChainTest> {
public:
    OFFBEAT_TEST(create)
    void create() { offbeat::fail("create"); }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}

    OFFBEAT_TEST(tidy, .dependsOnMethods = {"pay"}, .alwaysRun = true)
    void tidy() {}

    OFFBEAT_TEST(leave, .dependsOnMethods = {"tidy"})
    void leave() {}
};

class GroupPassesTest : public offbeat::TestBase<GroupPassesTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnGroups = {"sound"})
    void pay() {}

    OFFBEAT_TEST(create, .groups = {"sound"})
    void create() {}

    OFFBEAT_TEST(open, .groups = {"sound"})
    void open() {}
};

class GroupFailsTest : public offbeat::TestBase<GroupFailsTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnGroups = {"halfSound"})
    void pay() {}

    OFFBEAT_TEST(create, .groups = {"halfSound"})
    void create() {}

    OFFBEAT_TEST(open, .groups = {"halfSound"})
    void open() { offbeat::fail("open"); }
};

class GroupSoftTest : public offbeat::TestBase<GroupSoftTest> {
public:
    OFFBEAT_TEST(tidy, .dependsOnGroups = {"soft"}, .alwaysRun = true)
    void tidy() {}

    OFFBEAT_TEST(create, .groups = {"soft"})
    void create() { offbeat::fail("create"); }
};

class GroupRegexTest : public offbeat::TestBase<GroupRegexTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnGroups = {"init.*"})
    void pay() {}

    OFFBEAT_TEST(create, .groups = {"initStore"})
    void create() {}

    OFFBEAT_TEST(open, .groups = {"initQueue"})
    void open() { offbeat::fail("open"); }

    OFFBEAT_TEST(late, .groups = {"late"})
    void late() {}
};

class MethodRegexTest : public offbeat::TestBase<MethodRegexTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"MethodRegexTest.create.*"})
    void pay() {}

    OFFBEAT_TEST(createStore)
    void createStore() {}

    OFFBEAT_TEST(createQueue)
    void createQueue() { offbeat::fail("queue"); }
};

class ShortMethodRegexTest : public offbeat::TestBase<ShortMethodRegexTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"create.*"})
    void pay() {}

    OFFBEAT_TEST(createStore)
    void createStore() {}

    OFFBEAT_TEST(createQueue)
    void createQueue() { offbeat::fail("queue"); }
};

class MissingIgnoredTest : public offbeat::TestBase<MissingIgnoredTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"nothing"}, .ignoreMissingDependencies = true)
    void pay() {}

    OFFBEAT_TEST(refund, .dependsOnGroups = {"nobody"}, .ignoreMissingDependencies = true)
    void refund() {}
};

class FarUpstreamTest : public offbeat::TestBase<FarUpstreamTest> {
public:
    OFFBEAT_TEST(create, .groups = {"far"})
    void create() { offbeat::fail("create"); }

    OFFBEAT_TEST(open)
    void open() {}
};

class FarByGroupTest : public offbeat::TestBase<FarByGroupTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnGroups = {"far"})
    void pay() {}
};

class FarByMethodTest : public offbeat::TestBase<FarByMethodTest> {
public:
    OFFBEAT_TEST(pay, .dependsOnMethods = {"FarUpstreamTest.create"})
    void pay() {}

    OFFBEAT_TEST(refund, .dependsOnMethods = {"FarUpstreamTest.open"})
    void refund() {}
};

class UpstreamExpectsTest : public offbeat::TestBase<UpstreamExpectsTest> {
public:
    OFFBEAT_TEST(create, .expectedExceptions = offbeat::exceptions<std::logic_error>)
    void create() { throw std::logic_error("as it must"); }

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"})
    void pay() {}
};

class UpstreamDisabledTest : public offbeat::TestBase<UpstreamDisabledTest> {
public:
    OFFBEAT_TEST(create, .enabled = false)
    void create() {}

    OFFBEAT_TEST(pay, .dependsOnMethods = {"create"}, .ignoreMissingDependencies = true)
    void pay() {}
};

class UpstreamLeftOutTest : public offbeat::TestBase<UpstreamLeftOutTest> {
public:
    OFFBEAT_TEST(create)
    void create() { offbeat::fail("never called"); }

    OFFBEAT_TEST(pay, .groups = {"chosen"}, .dependsOnMethods = {"create"}, .ignoreMissingDependencies = true)
    void pay() {}
};

}  // namespace
