#include "command.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// `with-postgresql ARGS…`, its standard output in a pipe. The program's path is this program's first own argument.
class Program {
public:
    explicit Program(std::vector<std::string> arguments) {
        const auto& suite = boost::unit_test::framework::master_test_suite();
        BOOST_REQUIRE(suite.argc == 2);
        arguments.insert(arguments.begin(), suite.argv[1]);
        int ends[2];
        BOOST_REQUIRE(pipe(ends) == 0);
        pid_ = fork();
        if (pid_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            close(ends[0]);
            close(ends[1]);
            std::vector<char*> pointers;
            for (auto& argument : arguments) pointers.push_back(argument.data());
            pointers.push_back(nullptr);
            execv(pointers[0], pointers.data());
            _exit(99);
        }
        close(ends[1]);
        output_ = fdopen(ends[0], "r");
    }
    ~Program() {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            status();
        }
        fclose(output_);
    }

    std::string line() {
        char buffer[512] = "";
        std::string text = fgets(buffer, sizeof buffer, output_) ? buffer : "";
        if (text.ends_with('\n')) text.pop_back();
        return text;
    }
    int status() {
        int status = 0;
        waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    [[nodiscard]] pid_t pid() const { return pid_; }

private:
    pid_t pid_;
    FILE* output_;
};

// parent, by process, of everything that runs; zombies don't.
std::map<pid_t, pid_t> parents() {
    std::map<pid_t, pid_t> result;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const pid_t pid = std::atoi(entry.path().filename().c_str());
        std::ifstream file(entry.path() / "stat");
        std::string stat;
        if (pid == 0 || !std::getline(file, stat)) continue;
        std::istringstream fields(stat.substr(stat.rfind(')') + 1));
        char state = ' ';
        pid_t parent = 0;
        fields >> state >> parent;
        if (state != 'Z') result[pid] = parent;
    }
    return result;
}

std::set<pid_t> descendants(pid_t root) {
    std::set<pid_t> found{root};
    const auto all = parents();
    for (std::size_t before = 0; before != found.size();) {
        before = found.size();
        for (const auto& [pid, parent] : all) {
            if (found.contains(parent)) found.insert(pid);
        }
    }
    found.erase(root);
    return found;
}

// How many of `pids` still run when `limit` is over, or sooner none.
std::size_t left_after(const std::set<pid_t>& pids, std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (true) {
        std::size_t left = 0;
        const auto all = parents();
        for (const auto pid : pids) left += all.count(pid);
        if (left == 0 || std::chrono::steady_clock::now() > end) return left;
        std::this_thread::sleep_for(10ms);
    }
}

std::set<fs::path> folders() {
    std::set<fs::path> found;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path())) {
        if (entry.path().filename().string().starts_with("offbeat-postgresql-")) found.insert(entry.path());
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(with_postgresql_suite)

BOOST_AUTO_TEST_CASE(replaces_every_url) {
    const auto replaced = with_postgresql::with_url({"{url}", "--a={url}&{url}", "{ur}", ""}, "X{url}");
    BOOST_TEST((replaced == std::vector<std::string>{"X{url}", "--a=X{url}&X{url}", "{ur}", ""}));
}

BOOST_AUTO_TEST_CASE(the_command_reaches_the_server_and_its_status_comes_back) {
    Program program({"sh", "-c", "psql \"$0\" -Atc 'select 6 * 7'; exit 7", "{url}"});
    BOOST_TEST(program.line() == "42");
    BOOST_TEST(program.status() == 7);
}

BOOST_AUTO_TEST_CASE(statuses_of_its_own) {
    BOOST_TEST(Program({}).status() == 2);
    BOOST_TEST(Program({"no-such-program"}).status() == 127);
    BOOST_TEST(Program({"/etc/passwd"}).status() == 126);
    BOOST_TEST(Program({"sh", "-c", "kill -9 $$"}).status() == 128 + SIGKILL);
}

BOOST_AUTO_TEST_CASE(forwards_signals_and_stops_the_server) {
    for (const int number : {SIGTERM, SIGINT}) {
        const auto before = folders();
        Program program({"sh", "-c", "trap 'exit 33' TERM INT; echo ready; while :; do sleep 0.05; done"});
        BOOST_TEST(program.line() == "ready");
        const auto processes = descendants(program.pid());
        BOOST_TEST(processes.size() >= 3u);  // the command, the server and what the server starts
        kill(program.pid(), number);
        BOOST_TEST(program.status() == 33);
        BOOST_TEST(left_after(processes, 2s) == 0u);
        BOOST_TEST((folders() == before));
    }
}

BOOST_AUTO_TEST_CASE(killed_it_leaves_no_process_and_the_next_start_sweeps_its_folder) {
    const auto before = folders();
    {
        Program program({"psql", "{url}", "-Atc", "select 'at work'", "-c", "select pg_sleep(60)"});
        BOOST_TEST(program.line() == "at work");
        const auto processes = descendants(program.pid());
        BOOST_TEST(processes.size() >= 3u);
        kill(program.pid(), SIGKILL);
        BOOST_TEST(program.status() == -SIGKILL);
        BOOST_TEST(left_after(processes, 2s) == 0u);
    }
    BOOST_TEST(folders().size() == before.size() + 1);
    BOOST_TEST(Program({"true"}).status() == 0);
    BOOST_TEST((folders() == before));
}

BOOST_AUTO_TEST_SUITE_END()
