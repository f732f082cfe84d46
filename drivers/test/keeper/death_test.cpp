#include "offbeat/keeper/keeper.hpp"
#include "process/process_table.hpp"
#include "sample_run.hpp"

#include <boost/test/unit_test.hpp>

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

using namespace offbeat;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

// OFFBEAT_KILLS=100: the long version.
int kills() {
    const char* asked = std::getenv("OFFBEAT_KILLS");
    return asked ? std::atoi(asked) : 14;
}

void kill_keeper(const Scene& scene, const std::string& run) {
    const auto keeper = keeper_of(scene, run);
    BOOST_REQUIRE(process::is_alive(keeper));
    kill(process::pid_of(keeper), SIGKILL);
    while (process::is_alive(keeper)) poll(nullptr, 0, 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(death)

BOOST_AUTO_TEST_CASE(killed_at_any_moment_nothing_is_left) {
    const Scene scene;
    std::vector<int> segments;
    const char* ways[] = {"starting", "running", "frozen", "crashed", "busy", "intending", "intended"};
    std::mt19937 chance(std::random_device{}());
    std::vector<double> healing, starting;
    for (int i = 0; i < kills(); ++i) {
        const std::string way = ways[static_cast<std::size_t>(i) % std::size(ways)];
        const auto begin = Clock::now();
        Sample sample(scene, way);
        if (way == "running" || way == "crashed" || way == "frozen") {
            sample.ready();
        } else {
            BOOST_REQUIRE(sample.line() != "");
        }
        if (way == "starting" && i % 2 == 1) {
            sample.ready();
            starting.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        } else {
            usleep(std::uniform_int_distribution<unsigned>(0, way == "starting" ? 20'000 : 60'000)(chance));
        }
        const auto more = segments_below(sample.folder());
        segments.insert(segments.end(), more.begin(), more.end());
        sample.kill();
        const double took = scene.until_nothing_is_left(10s);
        BOOST_TEST(took >= 0, way << ": left: " << scene.left());
        healing.push_back(took);
    }
    for (const int id : segments) BOOST_TEST(!is_segment(id));
    BOOST_TEST(segments.size() > 0);
    std::ranges::sort(healing);
    std::ranges::sort(starting);
    std::cout << healing.size() << " kills: healed after p50 " << healing[healing.size() / 2] << " ms, p99 "
              << healing[healing.size() * 99 / 100] << " ms, at most " << healing.back() << " ms\n"
              << "program started to keeper ready: p50 " << starting[starting.size() / 2] << " ms\n";
    BOOST_TEST(healing[healing.size() * 99 / 100] < 1000);
}

BOOST_AUTO_TEST_CASE(who_waits_for_its_output_does_not_wait_for_the_keeper) {
    const Scene scene;
    Sample sample(scene, "frozen");
    const auto run = sample.ready();
    const auto keeper = keeper_of(scene, run);
    kill(process::pid_of(keeper), SIGSTOP);  // it can't close anything now
    sample.kill();
    const auto begin = Clock::now();
    BOOST_TEST(sample.line() == "");  // the end of its output
    BOOST_TEST((Clock::now() - begin < 1s));
    kill(process::pid_of(keeper), SIGCONT);
    BOOST_TEST(scene.until_nothing_is_left(10s) >= 0, scene.left());
}

BOOST_AUTO_TEST_CASE(signals_for_the_program_do_not_end_the_keeper) {
    const Scene scene;
    Sample sample(scene, "running");
    const auto run = sample.ready();
    const pid_t keeper = process::pid_of(keeper_of(scene, run));
    BOOST_TEST(getsid(keeper) == keeper);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) kill(keeper, number);
    kill(sample.pid(), SIGTERM);
    BOOST_TEST(sample.status() == -SIGTERM);
    BOOST_TEST(scene.until_nothing_is_left(10s) >= 0, scene.left());
}

BOOST_AUTO_TEST_CASE(the_end_by_exit_or_terminate_heals_too) {
    const Scene scene;
    {
        Sample sample(scene, "exiting");
        const auto run = sample.ready();
        BOOST_TEST(fs::exists(scene.journal(run)));
        sample.write_line();
        BOOST_TEST(sample.status() == 7);
        BOOST_TEST(scene.left() == "");  // it waited for that
    }
    Sample sample(scene, "throwing", {"SAMPLE_QUIET=1"});
    BOOST_TEST(sample.status() == -SIGABRT);
    BOOST_TEST(scene.until_nothing_is_left(10s) >= 0, scene.left());
}

BOOST_AUTO_TEST_CASE(no_use_no_keeper) {
    const Scene scene;
    Sample sample(scene, "none");
    BOOST_TEST(sample.line() == "done");
    BOOST_TEST(sample.status() == 0);
    BOOST_TEST(scene.left() == "");
}

BOOST_AUTO_TEST_CASE(a_main_that_does_not_serve_is_told_so) {
    const Scene scene;
    Sample forgetful(scene, "forgetful");
    BOOST_TEST(forgetful.line().find("its main function must call offbeat::keeper::serve_if_asked") < 100);
    BOOST_TEST(forgetful.status() == 3);
    Sample other(scene, "using", {"SAMPLE_IS_NO_KEEPER=1"});
    BOOST_TEST(other.line() == "error the keeper didn't start: it said nothing");
    BOOST_TEST(other.status() == 3);
    BOOST_TEST(scene.left() == "");
}

BOOST_AUTO_TEST_CASE(the_next_run_heals_after_a_killed_keeper) {
    const Scene scene;
    std::vector<int> segments;
    for (const char* way : {"frozen", "running", "crashed", "intended"}) {
        std::string run;
        {
            Sample sample(scene, way);
            run = sample.ready();
            const auto more = segments_below(sample.folder());
            segments.insert(segments.end(), more.begin(), more.end());
            kill_keeper(scene, run);
            BOOST_TEST(fs::exists(sample.folder()));
            {
                Sample next(scene, "starting");
                next.ready();  // leaves it alone: its program lives
                BOOST_TEST(fs::exists(scene.journal(run)));
                BOOST_TEST(fs::exists(sample.folder()));
            }
        }
        Sample next(scene, "starting");
        next.ready();
        BOOST_TEST(!fs::exists(scene.journal(run)), way);
        next.kill();
        BOOST_TEST(scene.until_nothing_is_left(10s) >= 0, way << ": left: " << scene.left());
    }
    for (const int id : segments) BOOST_TEST(!is_segment(id));
    BOOST_TEST(segments.size() > 0);
}

BOOST_AUTO_TEST_CASE(a_program_whose_keeper_died_says_so_and_heals_itself) {
    const Scene scene;
    Sample sample(scene, "using");
    const auto run = sample.ready();
    kill_keeper(scene, run);
    sample.write_line();
    BOOST_TEST(sample.line().find("has ended or hangs") < 100);
    BOOST_TEST(sample.status() == 3);
    BOOST_TEST(scene.left() == "");
    BOOST_TEST(!fs::exists(sample.folder()));
}

BOOST_AUTO_TEST_CASE(two_runs_do_not_disturb_each_other) {
    const Scene scene;
    Sample living(scene, "running");
    const auto run = living.ready();
    const auto processes = [&] {
        std::vector<pid_t> found;
        for (const auto& entry : process::all_processes()) {
            if (entry.is_alive() && process::works_in(entry.pid, living.folder())) found.push_back(entry.pid);
        }
        return found;
    };
    // A server takes connections before all its helpers are there.
    for (const auto limit = std::chrono::steady_clock::now() + 10s;
         processes().size() < 5 && std::chrono::steady_clock::now() < limit;) {
        poll(nullptr, 0, 5);
    }
    const auto before = processes();
    BOOST_TEST(before.size() >= 5);
    for (const char* way : {"running", "frozen"}) {
        Sample other(scene, way);
        const auto others = other.ready();
        BOOST_TEST(others != run);
        other.kill();
        while (fs::exists(scene.journal(others))) poll(nullptr, 0, 1);
    }
    const auto after = processes();
    for (const pid_t pid : before) BOOST_TEST((std::find(after.begin(), after.end(), pid) != after.end()));
    BOOST_TEST(fs::exists(scene.journal(run)));
    living.kill();
    BOOST_TEST(scene.until_nothing_is_left(10s) >= 0, scene.left());
}

BOOST_AUTO_TEST_SUITE_END()
