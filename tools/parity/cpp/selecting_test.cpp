// What runs, and in which order. Its twin is java/Selecting.java.
#include "parity.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/test.hpp>

#include <string>

using namespace parity;

namespace {

class GroupsTest : public offbeat::TestBase<GroupsTest> {
public:
    OFFBEAT_TEST(fast, .groups = {"fast"})
    void fast() {}

    OFFBEAT_TEST(both, .groups = {"fast", "money"})
    void both() {}

    OFFBEAT_TEST(slow, .groups = {"slow"})
    void slow() {}

    OFFBEAT_TEST(none)
    void none() {}
};

class GroupRowsTest : public offbeat::TestBase<GroupRowsTest> {
public:
    OFFBEAT_TEST(fast, .dataProvider = "three", .groups = {"fast"})
    void fast(int number) {
        if (number == 2) return offbeat::fail("two");
    }

    OFFBEAT_TEST(slow, .dataProvider = "three", .groups = {"slow"})
    void slow(int) {}
};

class MethodsTest : public offbeat::TestBase<MethodsTest> {
public:
    OFFBEAT_TEST(pay)
    void pay() {}

    OFFBEAT_TEST(refund)
    void refund() {}
};

class DisabledTest : public offbeat::TestBase<DisabledTest> {
public:
    OFFBEAT_TEST(pay, .enabled = false)
    void pay() { offbeat::fail("never called"); }

    OFFBEAT_TEST(other)
    void other() {}
};

class PriorityTest : public offbeat::TestBase<PriorityTest> {
public:
    OFFBEAT_TEST(second, .priority = 2)
    void second() { called("second"); }

    OFFBEAT_TEST(first, .priority = 1)
    void first() { called("first"); }

    OFFBEAT_TEST(negative, .priority = -1)
    void negative() { called("negative"); }

    OFFBEAT_TEST(plain)
    void plain() { called("plain"); }
};

class EqualPriorityTest : public offbeat::TestBase<EqualPriorityTest> {
public:
    OFFBEAT_TEST(beta, .priority = 1)
    void beta() { called("beta"); }

    OFFBEAT_TEST(alpha, .priority = 1)
    void alpha() { called("alpha"); }

    OFFBEAT_TEST(gamma)
    void gamma() { called("gamma"); }
};

class NoPriorityTest : public offbeat::TestBase<NoPriorityTest> {
public:
    OFFBEAT_TEST(charlie)
    void charlie() { called("charlie"); }

    OFFBEAT_TEST(alpha)
    void alpha() { called("alpha"); }

    OFFBEAT_TEST(bravo)
    void bravo() { called("bravo"); }
};

class PriorityAndDependencyTest : public offbeat::TestBase<PriorityAndDependencyTest> {
public:
    OFFBEAT_TEST(pay, .priority = -5, .dependsOnMethods = {"create"})
    void pay() { called("pay"); }

    OFFBEAT_TEST(create, .priority = 5)
    void create() { called("create"); }

    OFFBEAT_TEST(other, .priority = 1)
    void other() { called("other"); }
};

class PriorityRowsTest : public offbeat::TestBase<PriorityRowsTest> {
public:
    OFFBEAT_TEST(late, .dataProvider = "three", .priority = 2)
    void late(int number) { called("late " + std::to_string(number)); }

    OFFBEAT_TEST(early, .dataProvider = "three", .priority = 1)
    void early(int number) { called("early " + std::to_string(number)); }
};

class EarlierClassTest : public offbeat::TestBase<EarlierClassTest> {
public:
    OFFBEAT_TEST(late, .priority = 2)
    void late() { called("earlier class, priority 2"); }
};

class LaterClassTest : public offbeat::TestBase<LaterClassTest> {
public:
    OFFBEAT_TEST(early, .priority = 1)
    void early() { called("later class, priority 1"); }
};

class AfterOthersTest : public offbeat::TestBase<AfterOthersTest> {
public:
    OFFBEAT_TEST(one, .priority = 1)
    void one() { called("one"); }

    OFFBEAT_TEST(last, .priority = 2, .dependsOnMethods = {"two"})
    void last() { called("last"); }

    OFFBEAT_TEST(two, .priority = 3)
    void two() { called("two"); }
};

}  // namespace
