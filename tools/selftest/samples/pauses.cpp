// Attempts and known bugs whose time, place or attachments matter.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/attachment.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <chrono>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

/// Rows that wait by the time they run: one that is interrupted, one that is tried again after a long while.
std::vector<offbeat::Row> slow_bugs() {
    offbeat::RowRules rules;
    rules.knownBug = "B-6";
    std::vector<offbeat::Row> rows{text_row("SLEEPS", "1"), text_row("OTHER", "2")};
    rows[0].rules = std::make_shared<offbeat::RowRules>(rules);
    rows[0].labels.push_back({"knownBug", "B-6"});
    return rows;
}
OFFBEAT_PROVIDER("slow_bugs", slow_bugs);

const offbeat::Option pause_seconds{"pause", "0", "seconds that a row of SlowBugTest takes"};

class SlowBugTest : public offbeat::TestBase<SlowBugTest> {
public:
    OFFBEAT_TEST(testSlowBug, .dataProvider = "slow_bugs", .parameters = {"text"})
    void testSlowBug(const std::string& text) {
        if (text != "1") return;
        std::this_thread::sleep_for(std::chrono::seconds(std::stoi(pause_seconds.value())));
        offbeat::fail("as ever");
    }
};

/// What its before-method fails at is no bug of the row's.
class UnpreparedBugTest : public offbeat::TestBase<UnpreparedBugTest> {
public:
    OFFBEAT_CONFIG(before)
    void before() {
        if (pause_seconds.value() == "crash") std::raise(SIGSEGV);
        throw std::runtime_error("the server doesn't start");
    }
    OFFBEAT_TEST(testUnprepared, .dataProvider = "slow_bugs", .parameters = {"text"})
    void testUnprepared(const std::string&) {}
};

class BudgetRetryTest : public offbeat::TestBase<BudgetRetryTest> {
public:
    OFFBEAT_TEST(testBudget, .retries = 9, .invocationTimeOut = 300)
    void testBudget() {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        offbeat::fail("again");
    }
};

class PauseTest : public offbeat::TestBase<PauseTest> {
public:
    OFFBEAT_TEST(testPauses, .retries = 1, .retryDelay = 60'000)
    void testPauses() { offbeat::fail("the first"); }
};

/// Before-rows attachments are a row's own in each of its attempts.
class AttachedTest : public offbeat::TestBase<AttachedTest> {
public:
    void before_rows(const std::vector<offbeat::Row*>& rows) override {
        for (auto* row : rows) row->attachments.push_back({"log", "text/plain", "of all"});
    }
    OFFBEAT_TEST(testAttached, .retries = 1)
    void testAttached() {
        const int call = called("attached");
        offbeat::attach("try", "text/plain", std::to_string(call));
        if (call == 1) offbeat::fail("the first");
    }
};

std::vector<offbeat::Row> mixed_ends() {
    return {text_row("SKIPS", "skip"), text_row("FAILS", "fail"), text_row("PASSES", "pass")};
}
OFFBEAT_PROVIDER("mixed_ends", mixed_ends);

class MixedTest : public offbeat::TestBase<MixedTest> {
public:
    OFFBEAT_TEST(testMixed, .dataProvider = "mixed_ends", .parameters = {"text"}, .skipFailedInvocations = true)
    void testMixed(const std::string& text) {
        if (text == "skip") offbeat::skip("not this one");
        if (text == "fail") offbeat::fail("this one");
    }
};

}  // namespace
