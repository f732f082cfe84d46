#include "run.hpp"

#include "support/reported_run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

namespace errors {
namespace {

constexpr int patience_ms = 90'000;

std::vector<std::string> passed_on() {
    std::vector<std::string> all;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string_view variable = *one;
        const bool ours = variable.starts_with("BOOST_TEST_") || variable.starts_with("OFFBEAT_RUNS=") ||
                          variable.starts_with("OFFBEAT_HOME=") || variable.starts_with("OFFBEAT_RUN=");
        if (!ours) all.emplace_back(variable);
    }
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (auto& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

}  // namespace

Ended run(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
    auto words = command;
    auto variables = environment;  // first: of two of one name the first counts
    for (auto& variable : passed_on()) variables.push_back(std::move(variable));
    const auto arguments = pointers(words);
    const auto all = pointers(variables);
    const support::TemporaryFolder folder("payment-errors-output");
    const auto output = folder.path() / "output";
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("can't fork");
    if (child == 0) {
        const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(file, STDOUT_FILENO);
        dup2(file, STDERR_FILENO);
        close_range(STDERR_FILENO + 1, ~0U, 0);
        execve(arguments[0], arguments.data(), all.data());
        _exit(127);
    }
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    pollfd ended{handle, POLLIN, 0};
    const bool in_time = poll(&ended, 1, patience_ms) == 1;
    if (!in_time) kill(child, SIGKILL);
    close(handle);
    int status = 0;
    waitpid(child, &status, 0);
    Ended result;
    result.status = in_time && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::ifstream file(output);
    result.said.assign(std::istreambuf_iterator<char>(file), {});
    return result;
}

std::size_t Run::count(const char* what) const {
    return report.at("summary").at(what).to_number<std::size_t>();
}

const boost::json::object* Run::find(const std::string& row) const {
    for (const auto& one : report.at("rows").as_array()) {
        if (one.at("id").as_string() == row) return &one.as_object();
    }
    return nullptr;
}

std::string Run::status_of(const std::string& row) const {
    const auto* found = find(row);
    return found == nullptr ? "" : std::string(found->at("status").as_string());
}

std::string Run::label_of(const std::string& row, const std::string& label) const {
    const auto* found = find(row);
    const auto* text = found == nullptr ? nullptr : found->at("labels").as_object().if_contains(label);
    return text == nullptr ? "" : std::string(text->as_string());
}

std::string Run::told_of(const std::string& row) const {
    const auto* found = find(row);
    if (found == nullptr) return "";
    std::string text(found->at("cause").as_string());
    for (const auto& failure : found->at("failures").as_array()) text += '\n' + boost::json::serialize(failure);
    return text;
}

}  // namespace errors
