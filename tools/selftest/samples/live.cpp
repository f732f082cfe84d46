// Rows that last as long as somebody wants to look at them: for the console's live area.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

const offbeat::Option door{"door", "/", "rows that hang do so until this file is there"};

void hang() {
    while (access(door.value().c_str(), F_OK) != 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

std::vector<offbeat::Row> rows(std::initializer_list<const char*> ids) {
    std::vector<offbeat::Row> all;
    for (const char* id : ids) all.push_back(text_row(id, id));
    return all;
}
OFFBEAT_PROVIDER("seen", [] { return rows({"passes", "fails", "hangs", "last"}); });
OFFBEAT_PROVIDER("writes", [] { return rows({"lines", "unfinished", "hangs", "last"}); });
OFFBEAT_PROVIDER("hostile_id", [] { return rows({"\x1b[2Jtwo\nlines\r\x07\xff\u202e"}); });
OFFBEAT_PROVIDER("dies", [] { return rows({"hangs", "dies"}); });
OFFBEAT_PROVIDER("many_failures", [] {
    std::vector<offbeat::Row> all;
    for (int i = 1; i <= 30; ++i) all.push_back(text_row("row_" + std::to_string(i), std::to_string(i)));
    all.push_back(text_row("hangs", "hangs"));
    return all;
});

class SeenTest : public offbeat::TestBase<SeenTest> {
public:
    OFFBEAT_TEST(testSeen, .dataProvider = "seen", .parameters = {"text"})
    void testSeen(const std::string& what) {
        if (what == "hangs") hang();
        offbeat::check(what != "fails", "it fails");
    }
};

class 支付Test : public offbeat::TestBase<支付Test> {
public:
    OFFBEAT_TEST(test退款到原支付账户, .dataProvider = "seen", .parameters = {"text"})
    void test退款到原支付账户(const std::string& what) {
        if (what == "hangs") hang();
        offbeat::check(true, "fine");
    }
};

class WritingTest : public offbeat::TestBase<WritingTest> {
public:
    OFFBEAT_TEST(testWrite, .dataProvider = "writes", .parameters = {"text"})
    void testWrite(const std::string& what) {
        // The area is there by now in any case, and lines come while it is drawn.
        for (int i = 1; what == "lines" && i <= 60; ++i) {
            // At once: the runner writes to the same terminal.
            const std::string line = "line " + std::to_string(i) + " of the body\n";
            (i % 2 == 0 ? std::cout : std::cerr) << line << std::flush;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        if (what == "unfinished") std::cout << "half a " << std::flush;
        if (what == "hangs") hang();
        if (what == "last") std::cout << "line" << std::endl;
        offbeat::check(true, "fine");
    }
};

class HostileIdTest : public offbeat::TestBase<HostileIdTest> {
public:
    OFFBEAT_TEST(testHostile, .dataProvider = "hostile_id", .parameters = {"text"})
    void testHostile(const std::string& /*text*/) {
        hang();
        offbeat::fail("\x1b[2Jfailed");
    }
};

/// Runs such a program on the same terminal.
class NestingTest : public offbeat::TestBase<NestingTest> {
public:
    OFFBEAT_TEST(testNest)
    void testNest() {
        const std::string program = std::filesystem::read_symlink("/proc/self/exe");
        const int status =
            std::system((program + " --run_test=SeenTest --jobs=0 --door=" + door.value() +
                         " --report-dir=" + door.value() + ".reports" + " --testres=" + door.value() + ".testres")
                            .c_str());
        offbeat::check(WIFEXITED(status) && WEXITSTATUS(status) == 201, "one row fails");
    }
};

class DyingTest : public offbeat::TestBase<DyingTest> {
public:
    OFFBEAT_TEST(testDie, .dataProvider = "dies", .parameters = {"text"})
    void testDie(const std::string& what) {
        if (what == "hangs") hang();
        if (what == "dies") kill(getpid(), SIGKILL);
    }
};

class ManyFailuresTest : public offbeat::TestBase<ManyFailuresTest> {
public:
    OFFBEAT_TEST(testMany, .dataProvider = "many_failures", .parameters = {"text"})
    void testMany(const std::string& what) {
        if (what == "hangs") return hang();
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
        offbeat::fail("failure " + what);
    }
};

}  // namespace
