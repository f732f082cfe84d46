#include "keeper/healing.hpp"
#include "keeper/home.hpp"
#include "offbeat/error.hpp"
#include "offbeat/keeper/runs.hpp"
#include "process/process_table.hpp"
#include "sample_run.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace offbeat;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// This program sweeps a scene's home instead of its own.
class Swept : public Scene {
public:
    Swept() { setenv("OFFBEAT_HOME", home().c_str(), 1); }
    ~Swept() { unsetenv("OFFBEAT_HOME"); }

    // A dead run's journal whose folder is this.
    void dead_run(const std::string& run, const fs::path& folder, const std::string& more = "") const {
        write_journal(run, R"({"run":")" + run + R"(","folder":")" + folder.string() +
                               R"(","program":"4194304 1","keeper":"4194304 2","boot":"another"})" + "\n" + more);
    }
};

std::string told(const std::vector<keeper::Healed>& all) {
    std::string text;
    for (const auto& healed : all) {
        if (!healed.trouble.empty()) text += healed.run + ": " + healed.what + ": " + healed.trouble + '\n';
    }
    return text;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sweep, Swept)

// First of all: a journal that doesn't say exactly what a keeper writes must mean no process at all.
BOOST_AUTO_TEST_CASE(a_damaged_journal_means_no_process) {
    const std::string boot = keeper::boot(), own = process::identity(getpid()), system = process::identity(1);
    const auto journal_of = [&](const std::string& run, const std::string& folder, const std::string& spawned) {
        return R"({"run":")" + run + R"(","folder":")" + folder + R"(","program":"","keeper":"","boot":")" + boot +
               "\"}\n" + R"({"spawned":")" + spawned + "\"}\n";
    };
    const std::vector<std::string> texts = {
        "",
        "\n\n",
        "{",
        "[1,2]\n",
        "{\"run\":7}\n",
        "{\"run\":\"a\",\"folder\":[\"x\",\"y\"]}\n",
        "{\"intend\":\"-1\"}\n{\"done\":\"x\"}\n{\"spawned\":\"1 1\"}\n",
        "{\"spawned\":\"99999999999999999999\"}\n",
        "\xff\xfe{}\n",
        journal_of("", "", system),
        journal_of("dead", "", system),
        journal_of("dead", "/", system),
        journal_of("dead", ".", system),
        journal_of("dead", "//", system),
        journal_of("dead", "/work", system),
        journal_of("dead", "offbeat-dead", system),
        journal_of("dead", "/dev/shm/../../offbeat-dead", system),
        journal_of("dead", "/dev/shm/offbeat-dead/", system),
        journal_of("dead", "/dev/shm/offbeat-dead/..", system),
        journal_of("dead", "/dev/shm/offbeat-dead", system),
        journal_of("dead", "/dev/shm/offbeat-dead", own),
        journal_of("dead", "/dev/shm/offbeat-dead", process::identity(getppid())),
        journal_of("../../etc", "/etc", "0 0"),
        journal_of("x", "/offbeat-x", "-1 0"),
    };
    for (const auto& text : texts) {
        write_journal("damaged", text);
        const auto entries = keeper::read_entries(journal("damaged"));
        BOOST_REQUIRE(entries.has_value());
        for (const pid_t keeper : {0, 1, getppid(), -1}) {
            const auto found = keeper::processes_of(*entries, keeper);
            BOOST_REQUIRE_MESSAGE(found.empty(), text << " would end " << found.size() << " processes");
        }
        keeper::sweep();
        BOOST_TEST(!fs::exists(journal("damaged")));
        BOOST_TEST(keeper::living_runs().empty());
    }
    write_journal("damaged", "{}");
    BOOST_TEST(contains(told(keeper::sweep()), "it is damaged, and now " + (runs() / "damaged.damaged").string()));
}

BOOST_AUTO_TEST_CASE(nothing_there) {
    BOOST_TEST(keeper::sweep().empty());
    BOOST_TEST(keeper::living_runs().empty());
}

BOOST_AUTO_TEST_CASE(a_dead_run_is_healed_once) {
    const auto folder = folders() / "offbeat-dead";
    fs::create_directory(folder);
    const auto undone = folders() / "offbeat-undone", kept = folders() / "offbeat-kept";
    fs::create_directory(undone);
    fs::create_directory(kept);
    dead_run("dead", folder,
             R"({"intend":"1","what":"remove-folder","with.folder":")" + undone.string() + "\"}\n" +
                 R"({"intend":"2","what":"remove-folder","with.folder":")" + kept.string() + "\"}\n" +
                 "{\"done\":\"2\"}\n" + R"({"intend":"3","what":"remove-folder","with.fol)");  // half a line
    const auto healed = keeper::sweep();
    BOOST_TEST(told(healed) == "");
    BOOST_TEST(healed.size() == 2);
    BOOST_TEST(!fs::exists(folder));
    BOOST_TEST(!fs::exists(undone));
    BOOST_TEST(fs::exists(kept));
    BOOST_TEST(fs::is_empty(runs()));
    BOOST_TEST(keeper::sweep().empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_undone_stays_written_down) {
    dead_run("dead", "/dev/shm/offbeat-dead",
             R"({"intend":"1","what":"no-such-undo","with.name":"x"})"
             "\n");
    for (int i = 0; i < 2; ++i) {
        BOOST_TEST(told(keeper::sweep()) == "dead: no-such-undo name=x: nobody knows how to undo no-such-undo\n");
        BOOST_TEST(fs::exists(journal("dead")));
    }
}

BOOST_AUTO_TEST_CASE(nothing_of_others_is_touched) {
    const auto precious = folders() / "precious";
    fs::create_directory(precious);
    std::ofstream(precious / "file") << "x";
    const auto link = folders() / "offbeat-link";
    fs::create_directory_symlink(precious, link);
    const auto inside = folders() / "offbeat-inside";
    fs::create_directory(inside);
    fs::create_directory_symlink(precious, inside / "link");

    dead_run("link", link);
    dead_run("name", precious);
    dead_run("inside", inside);
    dead_run("undo", "/dev/shm/offbeat-undo",
             R"({"intend":"1","what":"remove-folder","with.folder":")" + link.string() + "\"}\n" +
                 R"({"intend":"2","what":"remove-folder","with.folder":")" + precious.string() + "\"}\n" +
                 R"({"intend":"3","what":"remove-folder"})"
                 "\n");
    fs::create_symlink(journal("name"), runs() / "to.journal");
    const auto text = told(keeper::sweep());
    BOOST_TEST_MESSAGE(text);
    BOOST_TEST(contains(text, "link: remove folder " + link.string() + ": it isn't a run's folder of this user"));
    BOOST_TEST(contains(text, "name: read a journal: it is damaged"));
    BOOST_TEST(contains(text, "not a folder that Offbeat made: " + precious.string()));
    BOOST_TEST(!fs::exists(inside));
    BOOST_TEST(fs::exists(precious / "file"));
    BOOST_TEST(fs::is_symlink(link));
    if (geteuid() == 0) {
        const auto others = folders() / "offbeat-others";
        fs::create_directory(others);
        BOOST_REQUIRE(chown(others.c_str(), 65534, 65534) == 0);
        dead_run("others", others);
        BOOST_TEST(contains(told(keeper::sweep()), "it isn't a run's folder"));
        BOOST_TEST(fs::exists(others));
    }
}

BOOST_AUTO_TEST_CASE(unfinished_journals_of_the_dead_go_after_a_while) {
    std::ofstream(runs() / "young.new") << "x";
    std::ofstream(runs() / "old.new") << "x";
    fs::last_write_time(runs() / "old.new", fs::file_time_type::clock::now() - 1h);
    keeper::sweep();
    BOOST_TEST(fs::exists(runs() / "young.new"));
    BOOST_TEST(!fs::exists(runs() / "old.new"));
}

BOOST_AUTO_TEST_CASE(a_living_run_is_told_and_can_be_ended) {
    Sample sample(*this, "frozen");
    const auto run = sample.ready();
    const auto living = keeper::living_runs();
    BOOST_REQUIRE(living.size() == 1);
    BOOST_TEST(living[0].id == run);
    BOOST_TEST(living[0].program == sample.pid());
    BOOST_TEST(living[0].program_name == "keeper_sample");
    BOOST_TEST(living[0].folder == sample.folder());
    BOOST_TEST(keeper::sweep().empty());
    for (const char* wrong : {"", "no-such-run", "../runs/x", "X"})
        BOOST_CHECK_THROW(keeper::end_run(wrong), EnvironmentError);
    BOOST_TEST(told(keeper::end_run(run)) == "");
    BOOST_TEST(sample.status() == -SIGKILL);
    BOOST_TEST(until_nothing_is_left(10s) >= 0, left());
    BOOST_CHECK_THROW(keeper::end_run(run), EnvironmentError);
}

BOOST_AUTO_TEST_CASE(a_home_that_is_not_ours_alone_is_refused) {
    const auto refused = [](const fs::path& home) {
        setenv("OFFBEAT_HOME", home.c_str(), 1);
        BOOST_CHECK_EXCEPTION(keeper::sweep(), EnvironmentError, [](const auto& error) {
            BOOST_TEST_MESSAGE(error.what());
            return contains(error.what(), "OFFBEAT_HOME");
        });
    };
    const auto open = folders() / "open";
    fs::create_directory(open);
    chmod(open.c_str(), 0755);
    refused(open);
    const auto own = folders() / "own";
    fs::create_directory(own);
    chmod(own.c_str(), 0700);
    fs::create_directory_symlink(own, folders() / "link");
    refused(folders() / "link");
    refused(folders() / "missing" / "parent");
    std::ofstream(folders() / "file") << "x";
    refused(folders() / "file");
    if (geteuid() == 0) {
        BOOST_REQUIRE(chown(own.c_str(), 65534, 65534) == 0);
        refused(own);
    }
}

BOOST_AUTO_TEST_SUITE_END()
