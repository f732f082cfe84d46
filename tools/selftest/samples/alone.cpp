// Classes of which some bear no other beside them.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

namespace {

const offbeat::Option meetings{"meetings", "/dev/null", "a file to which rows write when they begin and end"};

std::vector<offbeat::Row> six() {
    std::vector<offbeat::Row> rows;
    for (int i = 1; i <= 6; ++i) rows.push_back(text_row("row_" + std::to_string(i), std::to_string(i)));
    return rows;
}
OFFBEAT_PROVIDER("six", six);

template <class Meanwhile>
void stay(const char* who, Meanwhile meanwhile) {
    std::ofstream(meetings.value(), std::ios::app) << "begin " << who << std::endl;
    meanwhile();
    std::ofstream(meetings.value(), std::ios::app) << "end " << who << std::endl;
    offbeat::check(true, "stayed");
}

void stay_alone() {
    stay("alone", [] { std::this_thread::sleep_for(std::chrono::milliseconds(10)); });
}

/// Until the other class's first row has begun, too; on a busy machine a class may else be done before.
void meet(const std::string& other) {
    using Clock = std::chrono::steady_clock;
    for (const auto until = Clock::now() + std::chrono::seconds(10); Clock::now() < until;) {
        std::ifstream file(meetings.value());
        for (std::string line; std::getline(file, line);) {
            if (line == "begin " + other) return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

void stay_beside(const char* who, const char* other, int number) {
    stay(who, [&] {
        if (number == 1) meet(other);
    });
}

class AloneFirstTest : public offbeat::TestBase<AloneFirstTest> {
public:
    static constexpr bool runs_alone = true;
    OFFBEAT_TEST(testStay, .dataProvider = "six", .parameters = {"text"})
    void testStay(int number) {
        stay_alone();
        if (number == 3) std::raise(SIGKILL);
    }
};

class AloneBesideTest : public offbeat::TestBase<AloneBesideTest> {
public:
    OFFBEAT_TEST(testStay, .dataProvider = "six", .parameters = {"text"})
    void testStay(int number) { stay_beside("beside", "too", number); }
};

class AloneBesideTooTest : public offbeat::TestBase<AloneBesideTooTest> {
public:
    OFFBEAT_TEST(testStay, .dataProvider = "six", .parameters = {"text"})
    void testStay(int number) { stay_beside("too", "beside", number); }
};

class AloneLastTest : public offbeat::TestBase<AloneLastTest> {
public:
    static constexpr bool runs_alone = true;
    OFFBEAT_TEST(testStay, .dataProvider = "six", .parameters = {"text"})
    void testStay(int) { stay_alone(); }
};

}  // namespace
