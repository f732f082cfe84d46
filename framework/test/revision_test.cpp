#include "revision.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

namespace {

/// Without what a CI engine says where these tests run in one.
struct NoEngine {
    NoEngine() {
        for (const char* name : {"GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "BUILDKITE_COMMIT", "CIRCLE_SHA1"})
            ::unsetenv(name);
    }
};

const std::string hash = "0123456789abcdef0123456789abcdef01234567";

std::string git(const TempDir& dir, const std::string& words) {
    return shell("git -C " + dir.path() + " -c user.name=a -c user.email=a@b " + words).output;
}

std::string line(std::string text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(revision, *boost::unit_test::fixture<NoEngine>())

BOOST_AUTO_TEST_CASE(is_what_git_says) {
    const TempDir dir;
    git(dir, "init");
    BOOST_TEST(revision_of(dir.path()) == "");
    git(dir, "commit --allow-empty -m a");
    const std::string head = line(git(dir, "rev-parse HEAD"));
    BOOST_REQUIRE(head.size() == 40U);
    std::filesystem::create_directories(dir.file("a/b"));
    BOOST_TEST(revision_of(dir.file("a/b")) == head);
    git(dir, "pack-refs --all");
    BOOST_TEST(revision_of(dir.path()) == head);
    git(dir, "worktree add linked -b other");
    BOOST_TEST(revision_of(dir.file("linked")) == head);
    git(dir, "checkout --detach");
    BOOST_TEST(revision_of(dir.path()) == head);
}

BOOST_AUTO_TEST_CASE(is_none_where_nobody_knows) {
    const TempDir dir;
    BOOST_TEST(revision_of(dir.path()) == "");
    BOOST_TEST(revision_of(dir.file("not/there")) == "");
    write_file(dir.file(".git/HEAD"), "ref: refs/heads/gone\n");
    BOOST_TEST(revision_of(dir.path()) == "");
    write_file(dir.file(".git/HEAD"), "<script>\n");
    BOOST_TEST(revision_of(dir.path()) == "");
}

BOOST_AUTO_TEST_CASE(is_the_engines_where_one_says_so) {
    const TempDir dir;
    ::setenv("CI_COMMIT_SHA", hash.c_str(), 1);
    BOOST_TEST(revision_of(dir.path()) == hash);
    ::setenv("CI_COMMIT_SHA", "main", 1);
    BOOST_TEST(revision_of(dir.path()) == "");
}

BOOST_AUTO_TEST_SUITE_END()
