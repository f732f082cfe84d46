#include "offbeat/error.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "process/process_table.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

using namespace offbeat;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

auto& the_keeper() {
    return keeper::Keeper::instance();
}

keeper::Command shell(const std::string& script) {
    const auto folder = the_keeper().folder();
    return {{"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, folder, folder / "log", {}, {}};
}

std::string log() {
    std::ifstream file(the_keeper().folder() / "log");
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(keeper_itself)

BOOST_AUTO_TEST_CASE(a_run_has_a_name_and_a_folder) {
    BOOST_TEST(the_keeper().run().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    BOOST_TEST(fs::is_directory(the_keeper().folder()));
    const auto rights = fs::status(the_keeper().folder()).permissions();
    BOOST_TEST((rights == (fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec)));
}

BOOST_AUTO_TEST_CASE(it_starts_processes_and_tells_how_they_ended) {
    const auto process = the_keeper().spawn(shell("echo $OFFBEAT_RUN; pwd; exit 7"));
    BOOST_REQUIRE(process.ended(10s));
    BOOST_TEST(WEXITSTATUS(the_keeper().status(process).value()) == 7);
    BOOST_TEST(log() == the_keeper().run() + '\n' + the_keeper().folder().string() + '\n');
    const auto waiting = the_keeper().spawn(shell("exec sleep 60"));
    BOOST_TEST(!waiting.ended());
    BOOST_TEST(!waiting.ended(20ms));
    BOOST_TEST(!the_keeper().status(waiting).has_value());
    waiting.signal(SIGTERM);
    BOOST_REQUIRE(waiting.ended(10s));
    BOOST_TEST(WTERMSIG(the_keeper().status(waiting).value()) == SIGTERM);
    waiting.signal(SIGTERM);
    BOOST_CHECK_EXCEPTION(
        the_keeper().spawn({{"/no/such"}, {}, the_keeper().folder(), the_keeper().folder() / "log", {}, {}}),
        EnvironmentError, [](const auto& error) { return std::string(error.what()).find("/no/such") < 50; });
    auto nowhere = shell("true");
    nowhere.folder = "/no/folder";
    BOOST_CHECK_THROW(the_keeper().spawn(nowhere), EnvironmentError);
    nowhere = shell("true");
    nowhere.log = "/no/folder/log";
    BOOST_CHECK_THROW(the_keeper().spawn(nowhere), EnvironmentError);
    auto huge = shell("true");
    huge.environment.emplace_back(1U << 20U, 'x');
    BOOST_CHECK_THROW(the_keeper().spawn(huge), EnvironmentError);
    BOOST_TEST(the_keeper().spawn(shell("true")).ended(10s));  // it still answers
}

BOOST_AUTO_TEST_CASE(orphans_come_to_it_and_are_reaped) {
    const auto process = the_keeper().spawn(shell("sh -c 'sleep 0.05 & echo $!' & wait"));
    BOOST_REQUIRE(process.ended(10s));
    const pid_t orphan = std::stoi(log().substr(log().rfind('\n', log().size() - 2) + 1));
    const auto until = Clock::now() + 10s;
    while (process::entry_of(orphan) && Clock::now() < until) the_keeper().status(process);
    BOOST_TEST(!process::entry_of(orphan).has_value());
}

BOOST_AUTO_TEST_CASE(healing_in_the_middle_ends_and_undoes_all_and_goes_on) {
    const auto folder = fs::temp_directory_path() / ("offbeat-" + the_keeper().run());
    the_keeper().intend({"remove-folder", {{"folder", folder.string()}}});
    fs::create_directory(folder);
    const auto kept = the_keeper().intend({"remove-folder", {{"folder", "/etc"}}});  // refused: not ours to remove
    the_keeper().done(kept);
    const auto process = the_keeper().spawn(shell("trap '' TERM; while :; do sleep 1; done"));
    the_keeper().heal();
    BOOST_TEST(process.ended());
    BOOST_TEST(!fs::exists(folder));
    BOOST_TEST(fs::is_empty(the_keeper().folder()));
    BOOST_TEST(the_keeper().spawn(shell("true")).ended(10s));
    the_keeper().heal();
}

// As an engine does that was asked by somebody who is dead by now.
BOOST_AUTO_TEST_CASE(what_another_is_making_in_its_name_is_waited_for) {
    const auto folder = fs::temp_directory_path() / ("offbeat-late-" + the_keeper().run());
    int ends[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
    the_keeper().intend({"remove-folder", {{"folder", folder.string()}}}, ends[0]);
    close(ends[0]);  // the keeper has its own
    std::thread another([&] {
        char byte = 0;
        BOOST_TEST(read(ends[1], &byte, 1) == 0);  // the keeper closes first
        std::this_thread::sleep_for(100ms);
        fs::create_directory(folder);
        BOOST_TEST(write(ends[1], "made", 4) == 4);
        close(ends[1]);
    });
    the_keeper().heal();
    another.join();
    BOOST_TEST(!fs::exists(folder));
    fs::remove(folder);
}

BOOST_AUTO_TEST_CASE(what_is_written_down_is_on_disk_in_milliseconds) {
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) {
        const auto begin = Clock::now();
        const auto intent = the_keeper().intend({"remove-folder", {{"folder", "/nowhere"}}});
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        the_keeper().done(intent);
    }
    std::ranges::sort(times);
    std::cout << "intend(): p50 " << times[50] << " ms, p99 " << times[99] << " ms\n";
    BOOST_TEST(times[50] < 500);
}

BOOST_AUTO_TEST_SUITE_END()
