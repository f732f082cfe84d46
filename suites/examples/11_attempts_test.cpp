// A row that fails now and then: tried again, and told as flaky where it passes at last. A retry analyzer decides by
// what went wrong.

#include "offbeat/retry.hpp"
#include "offbeat/test.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>

namespace {

OFFBEAT_RETRY_ANALYZER("only_when_busy",
                       [](const offbeat::RetryContext& row) -> std::optional<std::chrono::milliseconds> {
                           const bool busy = row.attempt.cause.find("busy") != std::string::npos;
                           return busy && row.number <= 2 ? std::optional(std::chrono::milliseconds(1)) : std::nullopt;
                       });

}  // namespace

class AttemptsTest : public offbeat::TestBase<AttemptsTest> {
public:
    OFFBEAT_TEST(testFlaky, .groups = {"examples"}, .retries = 2, .retryDelay = 1)
    void testFlaky() { OFFBEAT_CHECK(++calls_ == 2); }

    OFFBEAT_TEST(testBusy, .groups = {"examples"}, .retryAnalyzer = "only_when_busy")
    void testBusy() {
        if (++busy_ < 3) throw std::runtime_error("the server is busy");
    }

    OFFBEAT_TEST(testMostly, .groups = {"examples"}, .invocationCount = 4, .successPercentage = 75)
    void testMostly() { OFFBEAT_CHECK(++mostly_ <= 4); }  // one of the four may fail

private:
    int calls_ = 0, busy_ = 0, mostly_ = 0;
};
