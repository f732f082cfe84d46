#include "sample_run.hpp"

#include "keeper/journal.hpp"
#include "process/postgresql.hpp"
#include "process/process_table.hpp"
#include "stack/postgresql_template.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

using namespace offbeat;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

// The samples' program stands beside this one.
std::string program() {
    return fs::read_symlink("/proc/self/exe").parent_path() / "keeper_sample";
}

// Made once for this user, not for each scene; nobody writes to them.
void link_templates(const fs::path& target) {
    const stack::PostgresqlTemplate there("payments");
    fs::copy(there.path(), target / there.path().filename(),
             fs::copy_options::recursive | fs::copy_options::create_hard_links);
}

}  // namespace

Scene::Scene() {
    std::string name = (fs::temp_directory_path() / "offbeat-keeper-test-XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    for (const auto& folder : {home(), runs(), home() / "postgresql", folders()}) {
        fs::create_directory(folder);
        fs::permissions(folder, fs::perms::owner_all);
    }
    // Who runs below must be able to pass, as through a run's folder.
    for (const auto& folder : {folder_, folders()})
        fs::permissions(folder, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
    link_templates(home() / "postgresql");
}

Scene::~Scene() {
    fs::remove_all(folder_);
}

std::string Scene::left() const {
    std::string text;
    for (const auto& entry : fs::directory_iterator(runs())) {
        text += entry.path().filename().string() + '\n';
        if (const auto entries = keeper::read_entries(entry.path()); entries && entries->lives(entries->keeper))
            text += "keeper " + entries->keeper + '\n';
    }
    for (const auto& entry : fs::directory_iterator(folders())) text += entry.path().filename().string() + '\n';
    const std::string mark = "OFFBEAT_HOME=" + home().string();
    for (const auto& entry : process::all_processes()) {
        if (entry.is_alive() && process::was_given(entry.pid, mark)) text += "process " + entry.name + '\n';
    }
    return text;
}

double Scene::until_nothing_is_left(std::chrono::milliseconds limit) const {
    for (const auto begin = Clock::now();; poll(nullptr, 0, 1)) {
        const auto passed = Clock::now() - begin;
        if (fs::is_empty(runs()) && left().empty()) return std::chrono::duration<double, std::milli>(passed).count();
        if (passed > limit) return -1;
    }
}

void Scene::write_journal(const std::string& run, const std::string& text) const {
    std::ofstream(journal(run), std::ios::binary) << text;
}

Sample::Sample(const Scene& scene, const std::string& way, const std::vector<std::string>& environment) {
    int in[2], out[2];
    BOOST_REQUIRE(pipe2(in, O_CLOEXEC) == 0);
    BOOST_REQUIRE(pipe2(out, O_CLOEXEC) == 0);
    std::vector<std::string> words{"OFFBEAT_HOME=" + scene.home().string(),
                                   "SAMPLE_FOLDERS=" + scene.folders().string(), "PATH=/usr/bin:/bin"};
    words.insert(words.end(), environment.begin(), environment.end());
    std::vector<char*> variables;
    for (auto& word : words) variables.push_back(word.data());
    variables.push_back(nullptr);
    const std::string path = program();
    pid_ = fork();
    if (pid_ == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execle(path.c_str(), path.c_str(), way.c_str(), nullptr, variables.data());
        _exit(99);
    }
    close(in[0]);
    close(out[1]);
    input_ = in[1];
    output_ = fdopen(out[0], "r");
}

Sample::~Sample() {
    kill();
    close(input_);
    fclose(output_);
}

std::string Sample::line() {
    char buffer[4096] = "";
    std::string text = fgets(buffer, sizeof buffer, output_) ? buffer : "";
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

std::string Sample::ready() {
    std::string text = line();
    while (!text.empty() && !text.starts_with("ready ") && !text.starts_with("error ")) text = line();
    BOOST_REQUIRE_MESSAGE(text.starts_with("ready "), text);
    std::istringstream words(text);
    std::string word, run;
    words >> word >> run >> folder_;
    return run;
}

void Sample::write_line() {
    BOOST_TEST(write(input_, "\n", 1) == 1);
}

void Sample::kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    status();
}

int Sample::status() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string keeper_of(const Scene& scene, const std::string& run) {
    const auto entries = keeper::read_entries(scene.journal(run));
    return entries ? entries->keeper : "";
}

std::vector<int> segments_below(const fs::path& folder) {
    std::vector<int> ids;
    std::error_code gone;
    for (fs::directory_iterator entry(folder, gone), end; !gone && entry != end; entry.increment(gone)) {
        const auto lock = process::postgresql::lock_of(entry->path() / "data");
        if (lock && lock->segment_key != 0) ids.push_back(static_cast<int>(lock->segment_id));
    }
    return ids;
}

bool is_segment(int id) {
    shmid_ds status{};
    return shmctl(id, IPC_STAT, &status) == 0;
}
