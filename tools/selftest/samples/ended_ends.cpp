// After-methods that end their process, throw or hang, behind the last row; rows that take them along.

#include "providers.hpp"
#include "trace.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace {

const offbeat::Option ending{"ending", "", "what goes wrong in EndedEndTest: PLACE HOW"};

/// Does what --ending says, if it says it of this place.
void at(const std::string& place) {
    trace(place);
    if (!ending.value().starts_with(place + ' ')) return;
    const std::string how = ending.value().substr(place.size() + 1);
    if (how == "aborts") std::abort();
    if (how == "leaves") _exit(0);
    if (how == "exits") std::exit(0);
    if (how == "hangs") pause();
    if (how == "throws") throw std::runtime_error("no more");
    if (how == "asserts and aborts") {
        offbeat::check(false, "told before");
        std::abort();
    }
}

std::vector<offbeat::Row> two() {
    return {text_row("ONE", "one"), text_row("TWO", "two")};
}
OFFBEAT_PROVIDER("ended_two", two);

class EndedEndTest : public offbeat::TestBase<EndedEndTest> {
public:
    OFFBEAT_CONFIG(before)
    void before() { at("before"); }
    OFFBEAT_CONFIG(last, .when = offbeat::afterMethod, .lastTimeOnly = true, .timeOut = 300)
    void last() { at("last"); }
    OFFBEAT_CONFIG(end, .when = offbeat::afterClass)
    void end() { at("end"); }

    OFFBEAT_TEST(testRows, .dataProvider = "ended_two", .parameters = {"text"})
    void testRows(const std::string& text) { at(text); }

    OFFBEAT_TEST(testBehind)
    void testBehind() { at("behind"); }
};

std::vector<offbeat::Row> mended() {
    std::vector<offbeat::Row> rows{text_row("MENDED", "mended"), text_row("BUGGY", "buggy")};
    offbeat::RowRules rules;
    rules.knownBug = "B-7";
    for (auto& row : rows) row.rules = std::make_shared<const offbeat::RowRules>(rules);
    return rows;
}
OFFBEAT_PROVIDER("mended", mended);

/// Leaves a process behind that asserts when its row has ended.
class LateChildTest : public offbeat::TestBase<LateChildTest> {
public:
    OFFBEAT_TEST(testLeaves, .dataProvider = "ended_two", .parameters = {"text"})
    void testLeaves(const std::string& text) {
        if (text == "two" || pipe(door_) != 0) return;
        child_ = fork();
        if (child_ != 0) return;
        char word = 0;
        static_cast<void>(!read(door_[0], &word, 1));
        offbeat::check(false, "too late");
        _exit(0);
    }
    OFFBEAT_TEST(testWaits)
    void testWaits() {
        static_cast<void>(!write(door_[1], "", 1));
        waitpid(child_, nullptr, 0);
    }

private:
    int door_[2] = {-1, -1};  ///< at which the child waits for its row's end
    pid_t child_ = -1;
};

/// Whose rows must fail by a known bug, and whose after-method goes wrong.
class BuggyEndTest : public offbeat::TestBase<BuggyEndTest> {
public:
    OFFBEAT_CONFIG(after, .when = offbeat::afterMethod)
    void after() { at("after"); }

    OFFBEAT_TEST(testRows, .dataProvider = "mended", .parameters = {"text"})
    void testRows(const std::string& text) { offbeat::check(text == "mended", "as ever"); }
};

}  // namespace
