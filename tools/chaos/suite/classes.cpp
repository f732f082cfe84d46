// The suite that chaos breaks: rows of every verdict, in classes of every kind.

#include "acts.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/test.hpp>

#include <optional>

namespace {

using chaos::rows_of;

OFFBEAT_PROVIDER("plain", [] {
    return rows_of({{"passes", 30},
                    {"fails", 3},
                    {"passes", 20},
                    {"throws", 2},
                    {"skips", 2},
                    {"fails_thrice", 2},
                    {"passes", 20}});
});
OFFBEAT_PROVIDER("lasting", [] { return rows_of({{"lasts", 20}}); });
OFFBEAT_PROVIDER("crashing", [] {
    return rows_of(
        {{"passes", 2}, {"segfaults"}, {"passes", 2}, {"fails_and_aborts"}, {"aborts"}, {"terminates"}, {"passes", 2}});
});
OFFBEAT_PROVIDER("ending", [] {
    return rows_of({{"exits_quietly"}, {"passes", 2}, {"exits"}, {"exits_with_3"}, {"passes", 3}});
});
OFFBEAT_PROVIDER("hanging", [] {
    return rows_of({{"hangs"}, {"passes", 3}, {"hangs_on_at_sigterm"}, {"hangs_with_child"}, {"passes"}});
});
OFFBEAT_PROVIDER("leaving", [] {
    return rows_of(
        {{"leaves_child", 2}, {"leaves_daemon", 2}, {"leaves_descriptor", 2}, {"child_exits", 2}, {"passes", 2}});
});
/// More rows than `--row-bound`: they stream.
OFFBEAT_PROVIDER("streaming", [] {
    return [made = 0]() mutable -> std::optional<offbeat::Row> {
        if (made == 250) return std::nullopt;
        ++made;
        const char* kind = made % 100 == 50 ? "aborts" : made % 40 == 7 ? "fails" : made % 25 == 3 ? "lasts" : "passes";
        return chaos::row_named(kind + ('_' + std::to_string(made)));
    };
});

class PlainTest : public offbeat::TestBase<PlainTest> {
public:
    OFFBEAT_TEST(testPlainly, .dataProvider = "plain", .parameters = {"id"})
    void testPlainly(const std::string& id) { chaos::act(id); }
    OFFBEAT_TEST(testLonger, .dataProvider = "lasting", .parameters = {"id"})
    void testLonger(const std::string& id) { chaos::act(id); }
    OFFBEAT_TEST(testPlainlyAgain, .dataProvider = "plain", .parameters = {"id"})
    void testPlainlyAgain(const std::string& id) { chaos::act(id); }
};

class CrashTest : public offbeat::TestBase<CrashTest> {
public:
    OFFBEAT_TEST(testCrash, .dataProvider = "crashing", .parameters = {"id"})
    void testCrash(const std::string& id) { chaos::act(id); }
    OFFBEAT_TEST(testEnd, .dataProvider = "ending", .parameters = {"id"})
    void testEnd(const std::string& id) { chaos::act(id); }
};

class HangTest : public offbeat::TestBase<HangTest> {
public:
    OFFBEAT_TEST(testHang, .dataProvider = "hanging", .parameters = {"id"})
    void testHang(const std::string& id) { chaos::act(id); }
};

class LeaveTest : public offbeat::TestBase<LeaveTest> {
public:
    OFFBEAT_TEST(testLeave, .dataProvider = "leaving", .parameters = {"id"})
    void testLeave(const std::string& id) { chaos::act(id); }
};

class StreamTest : public offbeat::TestBase<StreamTest> {
public:
    OFFBEAT_TEST(testStream, .dataProvider = "streaming", .parameters = {"id"})
    void testStream(const std::string& id) { chaos::act(id); }
    OFFBEAT_TEST(testBehind)
    void testBehind() { chaos::act("once"); }
};

/// Each instance must have been made ready, whichever worker has it.
class ConfiguredTest : public offbeat::TestBase<ConfiguredTest> {
public:
    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { ++opened_; }
    OFFBEAT_CONFIG(prepare)
    void prepare() { ready_ = true; }
    OFFBEAT_CONFIG(clear, .when = offbeat::afterMethod)
    void clear() { ready_ = false; }
    OFFBEAT_CONFIG(close, .when = offbeat::afterClass)
    void close() { --opened_; }

    OFFBEAT_TEST(testReady, .dataProvider = "lasting", .parameters = {"id"})
    void testReady(const std::string& id) {
        offbeat::check(opened_ == 1 && ready_, "it was made ready once");
        chaos::act(id);
    }

private:
    int opened_ = 0;
    bool ready_ = false;
};

// Methods of one row: all of these have the same id.
class OneTest : public offbeat::TestBase<OneTest> {
public:
    OFFBEAT_TEST(testFirst)
    void testFirst() { chaos::act("once"); }
    OFFBEAT_TEST(testSecond)
    void testSecond() { chaos::act("once"); }
    OFFBEAT_TEST(testThird)
    void testThird() { chaos::act("once"); }
};
class OtherTest : public offbeat::TestBase<OtherTest> {
public:
    OFFBEAT_TEST(testFirst)
    void testFirst() { chaos::act("once"); }
    OFFBEAT_TEST(testSecond)
    void testSecond() { chaos::act("once"); }
};

}  // namespace
