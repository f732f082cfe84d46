// Rows that end their process in every way, that take too long, and that leave things behind.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/option.hpp>
#include <offbeat/outlives.hpp>
#include <offbeat/provider.hpp>
#include <offbeat/test.hpp>

#include <boost/describe.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

const offbeat::Option notes{"notes", "/dev/null", "a file to which rows of workers write"};

const offbeat::Option numbers{"numbers", "3", "how many rows CrashingStreamTest has"};

void note(const std::string& what) {
    std::ofstream(notes.value(), std::ios::app) << what << std::endl;
}

std::vector<offbeat::Row> rows_of(std::initializer_list<const char*> ids) {
    std::vector<offbeat::Row> rows;
    for (const char* id : ids) rows.push_back(text_row(id, id));
    return rows;
}

std::vector<offbeat::Row> endings() {
    return rows_of({"fine", "segfault", "abort", "terminate", "underscore_exit", "quiet_exit", "exit", "asserts_first",
                    "stack_overflow", "killed", "last"});
}
OFFBEAT_PROVIDER("endings", endings);

int deep(int depth) {
    volatile char page[4096] = {};
    page[0] = 1;
    return depth == 0 ? page[0] : deep(depth + 1) + page[0];
}

class EndingsTest : public offbeat::TestBase<EndingsTest> {
public:
    OFFBEAT_TEST(testEnd, .dataProvider = "endings", .parameters = {"text"})
    void testEnd(const std::string& how) {
        if (how == "segfault") raise_segfault();
        if (how == "abort") std::abort();
        if (how == "terminate") std::thread([] { throw std::runtime_error("nobody catches this"); }).join();
        if (how == "underscore_exit") _exit(3);
        if (how == "quiet_exit") _exit(0);
        if (how == "exit") std::exit(0);
        if (how == "asserts_first") {
            offbeat::fail("before the end");
            std::abort();
        }
        if (how == "stack_overflow") deep(1);
        if (how == "killed") kill(getpid(), SIGKILL);
        offbeat::check(true, "fine");
    }

private:
    __attribute__((noinline)) static void raise_segfault() {
        volatile std::uintptr_t nowhere = 0;  // which the compiler can't see to be null
        *reinterpret_cast<volatile int*>(nowhere) = 1;
    }
};

std::vector<offbeat::Row> hangs() {
    return rows_of({"fine", "hangs", "ignores", "with_child", "last"});
}
OFFBEAT_PROVIDER("hangs", hangs);

class HangsTest : public offbeat::TestBase<HangsTest> {
public:
    OFFBEAT_TEST(testHang, .dataProvider = "hangs", .parameters = {"text"}, .timeOut = 150)
    void testHang(const std::string& how) {
        if (how == "ignores") signal(SIGTERM, SIG_IGN);
        if (how == "with_child" && fork() == 0) {
            setsid();
            note("child " + std::to_string(getpid()));
        }
        while (how != "fine" && how != "last") pause();
        offbeat::check(true, "fine");
    }
};

std::vector<offbeat::Row> leavings() {
    return rows_of({"process", "daemon", "descriptor", "waited_for", "kept", "last"});
}
OFFBEAT_PROVIDER("leavings", leavings);

class LeavingsTest : public offbeat::TestBase<LeavingsTest> {
public:
    OFFBEAT_TEST(testLeave, .dataProvider = "leavings", .parameters = {"text"})
    void testLeave(const std::string& what) {
        const bool is_daemon = what == "daemon";
        if ((what == "process" || is_daemon) && fork() == 0) {
            if (is_daemon) setsid();
            if (is_daemon && fork() != 0) _exit(0);
            note(what + ' ' + std::to_string(getpid()));
            for (;;) pause();
        }
        if (what == "descriptor") leak_ = open("/etc/passwd", O_RDONLY);
        if (what == "kept") offbeat::keep_descriptor(open("/etc/group", O_RDONLY));
        if (what == "waited_for") std::system("true");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // as a row that does something takes
        offbeat::check(true, "fine");
    }

private:
    int leak_ = -1;
};

std::vector<offbeat::Row> children() {
    return rows_of({"exits", "comes_back", "aborts", "last"});
}
OFFBEAT_PROVIDER("children", children);

/// Rows whose children don't know that they are no worker.
class ChildrenTest : public offbeat::TestBase<ChildrenTest> {
public:
    OFFBEAT_TEST(testChild, .dataProvider = "children", .parameters = {"text"})
    void testChild(const std::string& how) {
        const pid_t child = how == "last" ? 0 : fork();
        if (child == 0) {
            if (how == "exits") std::exit(0);
            if (how == "aborts") std::abort();
            return;
        }
        int status = 0;
        offbeat::check(waitpid(child, &status, 0) == child, "the child ends");
    }
};

std::vector<offbeat::Row> guarded() {
    return rows_of({"fine", "kills_guard", "last"});
}
OFFBEAT_PROVIDER("guarded", guarded);

/// The workers' parent dies, and a row has a child of its own then.
class GuardTest : public offbeat::TestBase<GuardTest> {
public:
    OFFBEAT_TEST(testGuard, .dataProvider = "guarded", .parameters = {"text"})
    void testGuard(const std::string& what) {
        if (what == "kills_guard") {
            const pid_t child = fork();
            if (child == 0) {
                setsid();
                for (;;) pause();
            }
            note("child " + std::to_string(child));
            kill(getppid(), SIGKILL);
            for (;;) pause();
        }
        offbeat::check(true, "fine");
    }
};

std::vector<offbeat::Row> sizes() {
    return rows_of({"small", "large", "last"});
}
OFFBEAT_PROVIDER("sizes", sizes);

class MemoryTest : public offbeat::TestBase<MemoryTest> {
public:
    OFFBEAT_TEST(testMemory, .dataProvider = "sizes", .parameters = {"text"})
    void testMemory(const std::string& size) {
        const std::vector<char> memory(size == "large" ? std::size_t{4} << 30U : 1000, 'x');
        offbeat::check(memory.back() == 'x', "filled");
    }
};

/// What process each row runs in.
class PidsTest : public offbeat::TestBase<PidsTest> {
public:
    OFFBEAT_TEST(testFirst, .dataProvider = "sizes", .parameters = {"text"})
    void testFirst(const std::string& /*size*/) { tell("first"); }
    OFFBEAT_TEST(testSecond, .dataProvider = "sizes", .parameters = {"text"})
    void testSecond(const std::string& /*size*/) { tell("second"); }

private:
    static void tell(const std::string& method) {
        note(method + ' ' + std::to_string(getpid()));
        offbeat::check(true, "fine");
    }
};

/// Two classes that wait for each other: alone neither comes to its end.
template <int Mine, int Other>
class MeetingTest : public offbeat::TestClass {
protected:
    static void meet() {
        std::ofstream(notes.value() + std::to_string(Mine)) << "here";
        for (int i = 0; i < 2000; ++i) {
            if (access((notes.value() + std::to_string(Other)).c_str(), F_OK) == 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        offbeat::fail("nobody came");
    }
};
class LeftMeetingTest : public MeetingTest<1, 2> {
public:
    using self_type = LeftMeetingTest;
    OFFBEAT_TEST(testMeet)
    void testMeet() { meet(); }
};
class RightMeetingTest : public MeetingTest<2, 1> {
public:
    using self_type = RightMeetingTest;
    OFFBEAT_TEST(testMeet)
    void testMeet() { meet(); }
};

class OrderlyTest : public offbeat::TestBase<OrderlyTest> {
public:
    ~OrderlyTest() override { note("destructor"); }
    OFFBEAT_CONFIG(stop, .when = offbeat::afterClass)
    void stop() { note("afterClass"); }
    OFFBEAT_CONFIG(tidy, .when = offbeat::afterMethod)
    void tidy() { note("afterMethod"); }
    OFFBEAT_TEST(testLong, .dataProvider = "fifteen", .parameters = {"text"})
    void testLong(int number) {
        note("row " + std::to_string(number));
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        offbeat::check(true, "fine");
    }
};

struct Number {
    int number = 0;
};
BOOST_DESCRIBE_STRUCT(Number, (), (number))
std::optional<Number> next_number(int& at, int count) {
    if (at >= count) return std::nullopt;
    return Number{at++};
}
OFFBEAT_PROVIDER("counted", [] {
    return [at = 0, count = std::stoi(numbers.value())]() mutable { return next_number(at, count); };
});

class CrashingStreamTest : public offbeat::TestBase<CrashingStreamTest> {
public:
    OFFBEAT_TEST(testStream, .dataProvider = "counted")
    void testStream(const Number& row) {
        if (row.number % 10000 == 9999) std::abort();
        offbeat::check(row.number >= 0, "a number");
    }
};

/// A provider that is killed in the midst of its rows, `--numbers=once` or `always`; only with --row-bound, in a
/// worker.
OFFBEAT_PROVIDER("killed", [] {
    return [at = 0]() mutable -> std::optional<Number> {
        if (at == 20 && access(notes.value().c_str(), F_OK) != 0) {
            if (numbers.value() == "once") note("killed");
            if (numbers.value() == "once" || numbers.value() == "always") kill(getpid(), SIGKILL);
        }
        return next_number(at, 30);
    };
});

class KilledProviderTest : public offbeat::TestBase<KilledProviderTest> {
public:
    OFFBEAT_TEST(testKilled, .dataProvider = "killed")
    void testKilled(const Number& row) { offbeat::check(row.number >= 0, "a number"); }
};

class BadDestructorTest : public offbeat::TestBase<BadDestructorTest> {
public:
    ~BadDestructorTest() override { std::abort(); }
    OFFBEAT_TEST(testFine)
    void testFine() { offbeat::check(true, "fine"); }
};

class BadConstructorTest : public offbeat::TestBase<BadConstructorTest> {
public:
    BadConstructorTest() { std::abort(); }
    OFFBEAT_TEST(testNever, .dataProvider = "sizes", .parameters = {"text"})
    void testNever(const std::string& /*size*/) { note("a row ran"); }
};

}  // namespace
