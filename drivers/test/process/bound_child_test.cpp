#include "bound_child.hpp"
#include "owned_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/wait.h>

#include <fstream>
#include <iterator>

using namespace offbeat::process;
using namespace std::chrono_literals;

namespace {

struct Shell {
    OwnedFolder folder{"offbeat-bound-child-test-"};

    ChildOptions running(const std::string& script) const {
        return {{"/bin/sh", "-c", script}, {"GREETING=hello"}, folder.path() / "log", std::nullopt, SIGKILL};
    }

    std::string log() const {
        std::ifstream file(folder.path() / "log");
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bound_child, Shell)

BOOST_AUTO_TEST_CASE(gives_status_and_output) {
    BoundChild child(running("echo $GREETING; echo world >&2; exit 7"));
    const auto status = child.wait(10s);
    BOOST_REQUIRE(status.has_value());
    BOOST_TEST(WEXITSTATUS(*status) == 7);
    BOOST_TEST(log() == "hello\nworld\n");
}

BOOST_AUTO_TEST_CASE(waits_no_longer_than_it_may_and_signals) {
    BoundChild child(running("sleep 60"));
    BOOST_TEST(!child.wait(10ms).has_value());
    child.signal(SIGTERM);
    const auto status = child.wait(10s);
    BOOST_REQUIRE(status.has_value());
    BOOST_TEST(WTERMSIG(*status) == SIGTERM);
}

BOOST_AUTO_TEST_CASE(is_killed_with_the_object) {
    pid_t pid = 0;
    {
        BoundChild child(running("sleep 60"));
        pid = child.pid();
        BOOST_TEST(kill(pid, 0) == 0);
    }
    BOOST_TEST(kill(pid, 0) == -1);
}

BOOST_AUTO_TEST_CASE(says_why_a_program_cannot_start) {
    auto options = running("");
    options.command = {"/no/such/program"};
    BoundChild child(options);
    const auto status = child.wait(10s);
    BOOST_REQUIRE(status.has_value());
    BOOST_TEST(WEXITSTATUS(*status) == 127);
    BOOST_TEST(log() == "can't start: /no/such/program: No such file or directory\n");
}

BOOST_AUTO_TEST_SUITE_END()
