#include "scene.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

namespace fs = std::filesystem;

namespace {

// The command in a home of its own: nobody else's runs are seen.
class Home : public Scene {
public:
    Home() {
        for (const auto& made : {home(), home() / "runs"}) {
            fs::create_directory(made);
            fs::permissions(made, fs::perms::owner_all);
        }
    }
    [[nodiscard]] fs::path home() const { return folder() / "home"; }
    [[nodiscard]] fs::path journal(const std::string& run) const { return home() / "runs" / (run + ".journal"); }

    void write_journal(const std::string& run, const fs::path& where, const std::string& more = "") const {
        std::ofstream(journal(run)) << R"({"run":")" << run << R"(","folder":")" << where.string()
                                    << R"(","program":"4194304 1","keeper":"4194304 2","boot":"another"})" << '\n'
                                    << more;
    }
    [[nodiscard]] Outcome clean(const std::string& more = "") const {
        std::vector<std::string> words{"clean"};
        if (!more.empty()) words.push_back(more);
        return call(words, "OFFBEAT_HOME='" + home().string() + "'");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clean_command, Home)

BOOST_AUTO_TEST_CASE(nothing_to_do) {
    const Outcome told = clean();
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out == "0 runs cleaned, 0 alive, 0 problems\n");
    BOOST_TEST(told.err == "");
}

BOOST_AUTO_TEST_CASE(a_dead_run_and_templates) {
    const auto left = folder() / "offbeat-dead", data = left / "lane-db-1";
    fs::create_directories(data);
    write_journal("dead", left);
    // Its server still listens somewhere: it works in the run's folder.
    const pid_t server = fork();
    if (server == 0) {
        if (chdir(data.c_str()) == 0) execl("/bin/sleep", "sleep", "60", nullptr);
        _exit(99);
    }
    while (fs::read_symlink("/proc/" + std::to_string(server) + "/exe").filename() == "offbeat_command_test")
        usleep(1000);
    fs::create_directories(home() / "postgresql" / "15-old");
    fs::permissions(home() / "postgresql", fs::perms::owner_all);
    const Outcome told = clean();
    BOOST_TEST(told.status == 0);
    BOOST_TEST(told.out == "run dead: end process " + std::to_string(server) + " (sleep)\n" +
                               "run dead: remove folder " + left.string() + "\n" + "remove template " +
                               (home() / "postgresql/15-old").string() + "\n" + "1 run cleaned, 0 alive, 0 problems\n");
    int status = 0;
    BOOST_TEST(waitpid(server, &status, WNOHANG) == server);
    BOOST_TEST(WTERMSIG(status) == SIGKILL);
    BOOST_TEST(!fs::exists(left));
    BOOST_TEST(!fs::exists(journal("dead")));
    BOOST_TEST(clean().out == "0 runs cleaned, 0 alive, 0 problems\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_taken_back_is_a_problem) {
    write_journal("dead", "/dev/shm/offbeat-dead", "{\"intend\":\"1\",\"what\":\"no-such-undo\"}\n");
    const Outcome told = clean();
    BOOST_TEST(told.status == 1);
    BOOST_TEST(told.out == "run dead: no-such-undo: PROBLEM nobody knows how to undo no-such-undo\n"
                           "1 run cleaned, 0 alive, 1 problem\n");
    BOOST_TEST(fs::exists(journal("dead")));
}

BOOST_AUTO_TEST_CASE(a_run_that_is_not_there) {
    for (const char* run : {"no-such-run", "../x", "\x1b[31m"}) {
        const Outcome told = clean(std::string("--run=") + run);
        BOOST_TEST(told.status == 3);
        BOOST_TEST(told.out == "");
        BOOST_TEST(told.err.starts_with("offbeat: no living run "));
    }
}

BOOST_AUTO_TEST_CASE(a_home_that_others_can_look_into) {
    fs::permissions(home(), fs::perms::owner_all | fs::perms::others_read);
    BOOST_TEST(clean().status == 3);
}

BOOST_AUTO_TEST_SUITE_END()
