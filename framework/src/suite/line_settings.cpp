#include "suite/line_settings.hpp"

#include "gates.hpp"
#include "offbeat/listener.hpp"
#include "offbeat/reporter.hpp"
#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::suite {
namespace {

constexpr unsigned threads_of_testng = 5;  // where parallel is asked for, and no thread-count

/// As many processes as the suite, or one of its tests, wants threads; 0 where none says it.
unsigned jobs_of(const Suite& suite) {
    const auto jobs = [&](const Settings& settings) {
        if (!settings.parallel.value_or(suite.settings.parallel.value_or(false))) return 0U;
        return settings.threads.value_or(suite.settings.threads.value_or(threads_of_testng));
    };
    unsigned most = jobs(suite.settings);
    for (const auto& test : suite.tests) {
        if (test.enabled && (test.settings.parallel || test.settings.threads))
            most = std::max(most, jobs(test.settings));
    }
    return most;
}

/// What TestNG calls listeners is a reporter or a listener here.
std::vector<std::string> known_listeners() {
    auto names = reporters().names();
    const auto others = listeners().names();
    names.insert(names.end(), others.begin(), others.end());
    return names;
}

}  // namespace

void take_settings(CommandLine& line, const std::vector<Suite>& suites, Problems& problems) {
    unsigned jobs = 0;
    for (const auto& suite : suites) jobs = std::max(jobs, jobs_of(suite));
    // 0 jobs are for debuggers and for Boost.Test's own log.
    if (!line.jobs_given && line.work.jobs != 0 && jobs != 0) line.work.jobs = jobs;
    if (!line.config_failure_given) line.strict_configuration = config_failure_policies(suites).contains("skip");
    if (!line.gates.empty()) return;
    std::vector<std::string> gates;
    for (const auto& suite : suites) {
        for (const auto& [text, where] : suite.gates) {
            try {
                gates.push_back(text);
                line.gates = read_gates(gates);
            } catch (const Error& wrong) {
                gates.pop_back();
                problems.add({where, std::string("offbeat.gate: ") + wrong.what()});
            }
        }
    }
}

std::set<std::string> config_failure_policies(const std::vector<Suite>& suites) {
    std::set<std::string> all;
    for (const auto& suite : suites) {
        if (!suite.config_failure_policy.empty()) all.insert(suite.config_failure_policy);
    }
    return all;
}

void check_listeners(const std::vector<Suite>& suites, Problems& problems) {
    const auto known = known_listeners();
    const auto is_known = [&](const std::string& name) { return std::ranges::find(known, name) != known.end(); };
    for (const auto& suite : suites) {
        for (const auto& [name, where] : suite.listeners) {
            if (problems.full()) return;
            const std::string last = name.substr(name.rfind('.') + 1);
            // TestNG's own reports: ours are written anyway.
            if (is_known(name) || is_known(last) || name.starts_with("org.testng.reporters.") || name.empty()) continue;
            problems.add({where, "there is no listener " + shown(name), {}, did_you_mean(last, known)});
        }
    }
}

}  // namespace offbeat::suite
