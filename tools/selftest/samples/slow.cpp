// Rows that take their time: to be killed in mid-run, and to see the console's progress.

#include "providers.hpp"

#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <thread>
#include <vector>

namespace {

const offbeat::Option pace{"pace", "1", "milliseconds that a row of SlowTest takes"};

std::vector<offbeat::Row> fifteen() {
    std::vector<offbeat::Row> rows;
    for (int i = 1; i <= 15; ++i) rows.push_back(text_row("row_" + std::to_string(i), std::to_string(i)));
    return rows;
}
OFFBEAT_PROVIDER("fifteen", fifteen);

class SlowTest : public offbeat::TestBase<SlowTest> {
public:
    OFFBEAT_TEST(testSlowly, .dataProvider = "fifteen", .parameters = {"text"})
    void testSlowly(int) { std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(pace.value()))); }
};

/// Its worker is killed when all of its rows have ended.
class LateTest : public offbeat::TestBase<LateTest> {
public:
    OFFBEAT_TEST(testLate)
    void testLate() {
        std::atexit([] { raise(SIGKILL); });
    }
};

class CrashTest : public offbeat::TestBase<CrashTest> {
public:
    OFFBEAT_TEST(testCrash, .dataProvider = "fifteen", .parameters = {"text"})
    void testCrash(int number) {
        if (number == 4) __builtin_trap();
    }
};

}  // namespace
