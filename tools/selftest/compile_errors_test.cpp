// What a compiler says to a mistake in an annotation: the words that help, and the user's own line. b2 holds that each
// of these files doesn't compile and that its control does; here both compilers are listened to, whichever builds.

#include "command.hpp"
#include "files.hpp"
#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace selftest;

namespace {

/// A file that must not compile, with what its comments promise: `// expect: words`, and `// here` on the lines of
/// which one must be named.
struct Mistake {
    std::string file;
    std::string words;
    std::vector<int> lines;
};

std::vector<Mistake> mistakes() {
    std::vector<Mistake> all;
    for (const char* folder : {"framework/test/fail", "tools/selftest/fail"}) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (!entry.path().filename().string().ends_with("_fail.cpp")) continue;
            Mistake mistake{entry.path().string(), {}, {}};
            int number = 0;
            for (const auto& line : lines_of(contents(mistake.file))) {
                ++number;
                if (line.starts_with("// expect: ")) mistake.words = line.substr(11);
                if (line.ends_with("// here")) mistake.lines.push_back(number);
            }
            all.push_back(std::move(mistake));
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
    return all;
}

bool is_there(const std::string& compiler) {
    try {
        return run({{compiler, "--version"}}).status == 0;
    } catch (const std::runtime_error&) {
        return false;
    }
}

void listen(const std::string& compiler, const Mistake& mistake) {
    const Outcome outcome = run({{compiler, "-std=c++20", "-fsyntax-only", "-Iframework/include", "-Idrivers/include",
                                  "-Iproviders/include", mistake.file},
                                 {"LC_ALL=C"}});
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.err.find(mistake.words) != std::string::npos, outcome.err);
    const bool named = std::any_of(mistake.lines.begin(), mistake.lines.end(), [&](int line) {
        return outcome.err.find(mistake.file + ':' + std::to_string(line) + ':') != std::string::npos;
    });
    BOOST_TEST(named, "not told on the user's line: " << outcome.err);
    BOOST_TEST(lines_of(outcome.err).size() <= 100U, outcome.err);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compile_errors)

BOOST_AUTO_TEST_CASE(help_on_the_users_own_line) {
    const auto all = mistakes();
    BOOST_TEST(all.size() >= 17U);
    for (const char* compiler : {"g++", "clang++"}) {
        if (!is_there(compiler)) {
            BOOST_TEST_MESSAGE(compiler << " is not installed: not listened to");
            continue;
        }
        for (const auto& mistake : all) BOOST_TEST_CONTEXT(compiler << ' ' << mistake.file) listen(compiler, mistake);
    }
}

BOOST_AUTO_TEST_SUITE_END()
