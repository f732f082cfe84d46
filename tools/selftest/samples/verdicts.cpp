// A method for each way in which a row can end.

#include <offbeat/error.hpp>
#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace {

class VerdictTest : public offbeat::TestBase<VerdictTest> {
public:
    OFFBEAT_TEST(passes, .groups = {"good"}, .description = "one is one")
    void passes() { BOOST_TEST(1 == 1); }

    OFFBEAT_TEST(passesToo, .groups = {"good"})
    void passesToo() { offbeat::check(true, "never told"); }

    OFFBEAT_TEST(failsTest)
    void failsTest() {
        BOOST_TEST(1 == 2);
        BOOST_TEST(3 == 4);
    }

    OFFBEAT_TEST(failsRequire)
    void failsRequire() {
        BOOST_REQUIRE(1 == 2);
        BOOST_TEST(3 == 4);
    }

    OFFBEAT_TEST(failsByFail)
    void failsByFail() { offbeat::fail("told by fail()"); }

    OFFBEAT_TEST(failsByCheck)
    void failsByCheck() {
        if (!offbeat::check(1 == 2, "told by check()")) offbeat::fail("and goes on");
    }

    OFFBEAT_TEST(throwsException)
    void throwsException() { throw std::runtime_error("the disk is on fire"); }

    OFFBEAT_TEST(throwsInt)
    void throwsInt() { throw 42; }

    OFFBEAT_TEST(segfaults)
    void segfaults() { std::raise(SIGSEGV); }

    OFFBEAT_TEST(divides)
    void divides() { std::raise(SIGFPE); }

    OFFBEAT_TEST(aborts)
    void aborts() { std::abort(); }

    OFFBEAT_TEST(skips)
    void skips() { offbeat::skip("not on this machine"); }

    OFFBEAT_TEST(failsAndSkips)
    void failsAndSkips() {
        offbeat::fail("before the skip");
        offbeat::skip("too late");
    }

    OFFBEAT_TEST(lacksEngine)
    void lacksEngine() { throw offbeat::EnvironmentError("no Docker engine here"); }

    OFFBEAT_TEST(disabled, .enabled = false)
    void disabled() { offbeat::fail("must not run"); }

    OFFBEAT_TEST(waits, .driver = "selftest/no_such_driver.csv")
    void waits() {}
};

}  // namespace
