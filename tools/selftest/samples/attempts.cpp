// Rows that are tried again, that must fail, that must throw.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/option.hpp>
#include <offbeat/retry.hpp>
#include <offbeat/test.hpp>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

std::vector<offbeat::Row> tries() {
    return {text_row("FIRST", "1"), text_row("SECOND", "2"), text_row("THIRD", "3"), text_row("NEVER", "9")};
}
OFFBEAT_PROVIDER("tries", tries);

OFFBEAT_RETRY_ANALYZER("only_networks",
                       [](const offbeat::RetryContext& context) -> std::optional<std::chrono::milliseconds> {
                           const bool network = context.attempt.cause.find("network") != std::string::npos;
                           if (!network || context.number > 3) return std::nullopt;
                           return std::chrono::milliseconds(1);
                       });

class RetryTest : public offbeat::TestBase<RetryTest> {
public:
    OFFBEAT_CONFIG(before, .when = offbeat::beforeMethod)
    void before() { ++befores_; }

    OFFBEAT_TEST(testRetries, .dataProvider = "tries", .parameters = {"text"}, .retries = 2, .retryDelay = 1)
    void testRetries(const std::string& text) {
        const int call = called("retries" + text);
        if (befores_ == 0) throw std::logic_error("no before-method ran for this attempt");
        befores_ = 0;
        if (call < std::stoi(text)) offbeat::fail("call " + std::to_string(call));
    }

    OFFBEAT_TEST(testAnalyzed, .dataProvider = "tries", .parameters = {"text"}, .retryAnalyzer = "only_networks")
    void testAnalyzed(const std::string& text) {
        const int call = called("analyzed" + text);
        if (text == "9") throw std::runtime_error("the disk is full");
        if (call < std::stoi(text)) throw std::runtime_error("the network is away");
    }

    OFFBEAT_TEST(testPlain)
    void testPlain() {
        if (called("plain") < 3) offbeat::fail("not yet");
    }

    OFFBEAT_TEST(testCrashes, .retries = 1)
    void testCrashes() {
        if (called("crashes") == 1) return offbeat::fail("before the crash");
        std::raise(SIGKILL);
    }

    OFFBEAT_TEST(testSkipsThen, .retries = 2)
    void testSkipsThen() {
        if (called("skips") == 1) return offbeat::fail("a real failure");
        offbeat::skip("now it's gone");
    }

    OFFBEAT_TEST(testBreaksThenSkips, .retries = 1)
    void testBreaksThenSkips() {
        if (called("breaks") == 1) throw std::runtime_error("the disk is full");
        offbeat::skip("now it's gone");
    }

    OFFBEAT_TEST(testAfterFlaky, .dependsOnMethods = {"testPlain"})
    void testAfterFlaky() {}

private:
    int befores_ = 0;
};

const offbeat::Option lives{"lives", "", "a folder that counts the calls of rows that end their processes"};

/// How often a row was called in this and earlier processes.
int called_in_all(const std::string& row) {
    const std::filesystem::path file = std::filesystem::path(lives.value()) / row;
    std::ofstream(file, std::ios::app) << '.';
    return static_cast<int>(std::filesystem::file_size(file));
}

OFFBEAT_RETRY_ANALYZER("only_segfaults",
                       [](const offbeat::RetryContext& context) -> std::optional<std::chrono::milliseconds> {
                           if (context.attempt.cause.find("SIGSEGV") == std::string::npos) return std::nullopt;
                           return std::chrono::milliseconds(1);
                       });

/// Rows whose first calls end their processes, each in another way, and what stands behind them.
class CrashRetryTest : public offbeat::TestBase<CrashRetryTest> {
public:
    OFFBEAT_TEST(testComesBack, .dataProvider = "tries", .parameters = {"text"}, .timeOut = 300, .retries = 3,
                 .retryDelay = 1)
    void testComesBack(const std::string& text) {
        const int call = called_in_all("back" + text);
        if (call >= std::stoi(text)) return;
        if (call == 1) std::raise(SIGSEGV);
        if (call == 2) _exit(0);
        if (call == 3) std::this_thread::sleep_for(std::chrono::seconds(30));
        offbeat::fail("call " + std::to_string(call));
    }

    OFFBEAT_TEST(testAnalyzed, .dataProvider = "tries", .parameters = {"text"}, .retryAnalyzer = "only_segfaults")
    void testAnalyzed(const std::string& text) {
        const int call = called_in_all("analyzed" + text);
        if (text == "9") std::raise(SIGABRT);
        if (call < std::stoi(text)) std::raise(SIGSEGV);
    }

    OFFBEAT_TEST(testAfter, .dependsOnMethods = {"testAnalyzed"})
    void testAfter() {}

    OFFBEAT_TEST(testNeverComesBack, .retries = 1000)
    void testNeverComesBack() { std::raise(SIGSEGV); }
};

/// What ends a row without a word ends it all the same.
class WordlessTest : public offbeat::TestBase<WordlessTest> {
public:
    OFFBEAT_TEST(testFails)
    void testFails() { offbeat::fail(""); }
    OFFBEAT_TEST(testSkips)
    void testSkips() { offbeat::skip(""); }
    OFFBEAT_TEST(testLacks)
    void testLacks() { throw offbeat::EnvironmentError(""); }
    OFFBEAT_TEST(testIsWrong)
    void testIsWrong() { throw offbeat::SetupError({{}, ""}); }
    OFFBEAT_TEST(testThrows)
    void testThrows() { throw std::runtime_error(""); }
};

std::vector<offbeat::Row> bugs() {
    std::vector<offbeat::Row> rows;
    const auto add = [&](const std::string& id, const std::string& bug) {
        offbeat::RowRules rules;
        rules.knownBug = bug;
        rows.push_back(text_row(id, id));
        rows.back().rules = std::make_shared<offbeat::RowRules>(rules);
        rows.back().labels.push_back({"knownBug", bug});
    };
    add("FAILS", "B-1");
    add("THROWS", "B-2");
    add("CRASHES", "B-3");
    add("KILLED", "B-5");
    add("PASSES", "B-4");
    return rows;
}
OFFBEAT_PROVIDER("bugs", bugs);

class KnownBugTest : public offbeat::TestBase<KnownBugTest> {
public:
    OFFBEAT_TEST(testBugs, .dataProvider = "bugs", .parameters = {"text"}, .retries = 3)
    void testBugs(const std::string& text) {
        if (called(text) > 1) offbeat::fail("a known bug is tried once");
        if (text == "FAILS") offbeat::fail("as ever");
        if (text == "THROWS") throw std::runtime_error("as ever");
        if (text == "CRASHES") std::raise(SIGSEGV);
        if (text == "KILLED") std::raise(SIGKILL);  // as somebody else may have done
    }
};

class NotCovered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

std::vector<offbeat::Row> throwing() {
    std::vector<offbeat::Row> rows;
    const auto add = [&](const std::string& id, const std::string& type, const std::string& message) {
        offbeat::RowRules rules;
        rules.expectedException = type;
        rules.expectedMessage = message;
        rows.push_back(text_row(id, id));
        if (!type.empty() || !message.empty()) rows.back().rules = std::make_shared<offbeat::RowRules>(rules);
    };
    add("BY_ANNOTATION", "", "");
    add("BY_NAME", "NotCovered", "");
    add("BY_BASE", "std::runtime_error", "covered");
    add("WRONG_TYPE", "std::logic_error", "");
    add("WRONG_TEXT", "NotCovered", "elsewhere");
    return rows;
}
OFFBEAT_PROVIDER("throwing", throwing);

class ThrowTest : public offbeat::TestBase<ThrowTest> {
public:
    OFFBEAT_TEST(testThrows, .dataProvider = "throwing", .parameters = {"text"},
                 .expectedExceptions = offbeat::exceptions<std::logic_error, NotCovered>)
    void testThrows(const std::string&) { throw NotCovered("five is not covered"); }

    OFFBEAT_TEST(testNothing, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void testNothing() {}

    OFFBEAT_TEST(testOther, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void testOther() { throw std::logic_error("wrong"); }

    OFFBEAT_TEST(testPattern, .expectedExceptions = offbeat::exceptions<std::exception>,
                 .expectedExceptionsMessageRegExp = "five .*covered")
    void testPattern() { throw NotCovered("five is not covered"); }

    OFFBEAT_TEST(testWrongPattern, .expectedExceptions = offbeat::exceptions<std::exception>,
                 .expectedExceptionsMessageRegExp = "five")
    void testWrongPattern() { throw NotCovered("five is not covered"); }

    OFFBEAT_TEST(testInt, .expectedExceptions = offbeat::exceptions<int>)
    void testInt() { throw 5; }

    // That nothing could be proved is no std::runtime_error that somebody wanted.
    OFFBEAT_TEST(testAway, .expectedExceptions = offbeat::exceptions<std::runtime_error>)
    void testAway() { throw offbeat::EnvironmentError("no database"); }

    OFFBEAT_TEST(testWrongFile, .expectedExceptions = offbeat::exceptions<std::exception>)
    void testWrongFile() { throw offbeat::SetupError({{}, "the file is wrong"}); }

    OFFBEAT_TEST(testNamedAway, .expectedExceptions = offbeat::exceptions<offbeat::EnvironmentError>)
    void testNamedAway() { throw offbeat::EnvironmentError("no database"); }

    OFFBEAT_TEST(testNamedWrongFile, .expectedExceptions = offbeat::exceptions<offbeat::SetupError>)
    void testNamedWrongFile() { throw offbeat::SetupError({{}, "the file is wrong"}); }

    OFFBEAT_TEST(testLongMessage, .expectedExceptions = offbeat::exceptions<std::exception>,
                 .expectedExceptionsMessageRegExp = "(a|b)*")
    void testLongMessage() { throw NotCovered(std::string(1'000'000, 'a')); }

    OFFBEAT_TEST(testSkips, .expectedExceptions = offbeat::exceptions<NotCovered>)
    void testSkips() { offbeat::skip("not today"); }
};

std::vector<offbeat::Row> nothing() {
    return {};
}
OFFBEAT_PROVIDER("nothing_at_all", nothing);

class CountTest : public offbeat::TestBase<CountTest> {
public:
    OFFBEAT_TEST(testThrice, .dataProvider = "tries", .parameters = {"text"}, .invocationCount = 3)
    void testThrice(const std::string&) {}

    OFFBEAT_TEST(testOften, .invocationCount = 5, .skipFailedInvocations = true)
    void testOften() {
        if (called("often") == 2) offbeat::fail("the second");
    }

    OFFBEAT_TEST(testMostly, .dataProvider = "tries", .parameters = {"text"}, .successPercentage = 75)
    void testMostly(const std::string& text) {
        if (text == "9") offbeat::fail("nine");
    }

    OFFBEAT_TEST(testEmpty, .dataProvider = "nothing_at_all", .parameters = {"text"}, .allowEmpty = true)
    void testEmpty(const std::string&) {}
};

class RareTest : public offbeat::TestBase<RareTest> {
public:
    OFFBEAT_TEST(testRarely, .dataProvider = "tries", .parameters = {"text"}, .successPercentage = 76)
    void testRarely(const std::string& text) {
        if (text == "9") offbeat::fail("nine");
    }
};

class WrongValuesTest : public offbeat::TestBase<WrongValuesTest> {
public:
    OFFBEAT_TEST(testPercentage, .successPercentage = 101)
    void testPercentage() {}
    OFFBEAT_TEST(testCount, .invocationCount = 0)
    void testCount() {}
    OFFBEAT_TEST(testPattern, .expectedExceptionsMessageRegExp = "(")
    void testPattern() {}
    OFFBEAT_TEST(testAnalyzer, .retryAnalyzer = "only_network")
    void testAnalyzer() {}
};

}  // namespace
