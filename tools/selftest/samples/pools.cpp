// Rows of one method in several processes, and rows that have a time together.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/attachment.hpp>
#include <offbeat/test.hpp>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

namespace {

std::vector<offbeat::Row> nine() {
    std::vector<offbeat::Row> rows;
    for (int i = 1; i <= 9; ++i) rows.push_back(text_row("P" + std::to_string(i), std::to_string(i)));
    return rows;
}
OFFBEAT_PROVIDER("nine_of_a_pool", nine);

class PoolTest : public offbeat::TestBase<PoolTest> {
public:
    void before_rows(const std::vector<offbeat::Row*>& rows) override {
        for (auto* row : rows) row->attachments.push_back({"together", "text/plain", std::to_string(rows.size())});
    }

    OFFBEAT_TEST(testPooled, .dataProvider = "nine_of_a_pool", .parameters = {"text"}, .threadPoolSize = 3)
    void testPooled(const std::string& text) {
        offbeat::attach("process", "text/plain", std::to_string(getpid()));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (text == "5") std::raise(SIGSEGV);
    }

    OFFBEAT_TEST(testBeside)
    void testBeside() { offbeat::attach("process", "text/plain", std::to_string(getpid())); }
};

/// Something of its class waits for its rows: they stay in one process.
class OrderedPoolTest : public offbeat::TestBase<OrderedPoolTest> {
public:
    OFFBEAT_TEST(testPooled, .dataProvider = "nine_of_a_pool", .parameters = {"text"}, .threadPoolSize = 3)
    void testPooled(const std::string&) { offbeat::attach("process", "text/plain", std::to_string(getpid())); }

    OFFBEAT_TEST(testWaits, .dependsOnMethods = {"testPooled"})
    void testWaits() {}
};

class BudgetTest : public offbeat::TestBase<BudgetTest> {
public:
    OFFBEAT_TEST(testBudget, .invocationCount = 6, .invocationTimeOut = 500)
    void testBudget() { std::this_thread::sleep_for(std::chrono::milliseconds(200)); }

    OFFBEAT_TEST(testEnough, .invocationCount = 6, .invocationTimeOut = 60'000)
    void testEnough() {}
};

}  // namespace
