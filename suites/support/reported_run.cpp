#include "support/reported_run.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace support {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const std::string& name) {
    std::string path = (fs::temp_directory_path() / (name + "-XXXXXX")).string();
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("can't make a folder " + path);
    path_ = path;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;  // it is temporary, and what was found in it stands
    fs::remove_all(path_, ignored);
}

int run_silently(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t silent;
    posix_spawn_file_actions_init(&silent);
    posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", 1, 0);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments[0], &silent, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&silent);
    int status = 0;
    if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        throw std::runtime_error("could not run " + command.front());
    return WEXITSTATUS(status);
}

boost::json::object read_report(const fs::path& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("there is no report " + path.string());
    std::stringstream text;
    text << file.rdbuf();
    return boost::json::parse(text.str()).as_object();
}

boost::json::object reported_run(std::vector<std::string> command, const fs::path& folder) {
    command.insert(command.begin() + 1,
                   {"--report-dir=" + folder.string(),
                    "--report_level=no"});  // whatever BOOST_TEST_REPORT_LEVEL says: the caller's counts alone matter
    const fs::path report = folder / "report.json";
    fs::remove(report);
    run_silently(command);
    return read_report(report);
}

}  // namespace support
