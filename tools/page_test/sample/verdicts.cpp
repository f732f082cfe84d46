// Every verdict, in a suite that a page must tell apart.

#include "offbeat/error.hpp"
#include "offbeat/step.hpp"
#include "offbeat/test.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

class VerdictsTest : public offbeat::TestBase<VerdictsTest> {
public:
    OFFBEAT_TEST(passes, .groups = {"quick"}, .description = "one is one")
    void passes() { OFFBEAT_CHECK(1 + 1 == 2); }

    OFFBEAT_TEST(passesWithSteps, .groups = {"quick", "steps"})
    void passesWithSteps() {
        const offbeat::Step step("wait a little");
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
    }

    OFFBEAT_TEST(differs, .groups = {"texts"})
    void differs() {
        const std::string told = "the order 4711 was paid twice";
        OFFBEAT_CHECK(told == "the order 4711 was paid once");
    }

    OFFBEAT_TEST(throws, .groups = {"texts"})
    void throws() { throw std::runtime_error("the disk is on fire"); }

    OFFBEAT_TEST(skips)
    void skips() { offbeat::skip("not on this machine"); }

    OFFBEAT_TEST(isFlaky, .groups = {"again"}, .retries = 2)
    void isFlaky() { OFFBEAT_CHECK(++calls_ == 2); }

    OFFBEAT_TEST(failsAlways, .groups = {"again"}, .retries = 1)
    void failsAlways() { OFFBEAT_CHECK(calls_ < 0); }

private:
    int calls_ = 0;
};

class NumbersTest : public offbeat::TestBase<NumbersTest> {
public:
    OFFBEAT_TEST(isSmall, .dataProvider = "CsvProvider", .groups = {"numbers"}, .parameters = {"number", "note"})
    void isSmall(int number, const std::string&) { OFFBEAT_CHECK(number < 10); }
};

}  // namespace
