#include "victim.hpp"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <stdexcept>
#include <thread>

namespace kills {

using Clock = std::chrono::steady_clock;

Victim::Victim(std::string program, std::vector<std::string> options)
    : program_(std::move(program)), options_(std::move(options)) {}

std::vector<std::string> Victim::command(const std::string& row) const {
    std::vector<std::string> words = {program_, "--run_test=DatabaseOutageSysExceptionTest/testPayment" +
                                                    (row.empty() ? "" : '/' + row)};
    words.insert(words.end(), options_.begin(), options_.end());
    return words;
}

std::vector<Row> Victim::one_row_of_each_fault() const {
    const auto report = support::reported_run(command(""), reports_.path());
    std::map<std::string, Row> by_fault;
    for (const auto& row : report.at("rows").as_array()) {
        const std::string fault(row.at("labels").at("fault").as_string());
        by_fault.try_emplace(fault.substr(0, fault.find('(')), Row{std::string(row.at("id").as_string()), fault});
    }
    std::vector<Row> rows;
    for (auto& [kind, row] : by_fault) {
        const auto begin = Clock::now();
        if (!passes(row)) throw std::runtime_error("the row " + row.id + " fails without being killed");
        row.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        rows.push_back(row);
    }
    if (rows.empty()) throw std::runtime_error("there is no row to kill");
    return rows;
}

bool Victim::passes(const Row& row) const {
    return support::reported_run(command(row.id), reports_.path()).at("summary").at("green").as_bool();
}

Clock::time_point Victim::kill_at(const Row& row, double seconds) const {
    auto words = command(row.id);
    words.push_back("--report-dir=" + reports_.path().string());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t silent;
    posix_spawn_file_actions_init(&silent);
    posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", 1, 0);
    posix_spawn_file_actions_addopen(&silent, STDERR_FILENO, "/dev/null", 1, 0);
    pid_t child = 0;
    const int failed = posix_spawn(&child, arguments[0], &silent, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&silent);
    if (failed != 0) throw std::runtime_error("could not run " + program_);
    // A random moment is what this is about: there is no event to wait for.
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    return Clock::now();
}

}  // namespace kills
