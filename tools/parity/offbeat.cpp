#include "../selftest/command.hpp"
#include "../selftest/files.hpp"
#include "sides.hpp"
#include "verdict.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace parity {
namespace {

const std::string program_option = "program=";

/// What stands beside this program.
std::string beside(const std::string& name) {
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / name).string();
}

std::string text(const boost::json::value& value) {
    return std::string(value.as_string());
}

selftest::Command command_for(const Scenario& scenario, const std::string& folder) {
    std::string program = "scenarios";
    std::string classes;
    for (const auto& name : scenario.classes) classes += (classes.empty() ? "" : ",") + name;
    bool chosen = false;
    bool jobs = false;
    selftest::Command command{{"", "--report-dir=" + folder, "--testres=" + folder}};
    for (const auto& word : scenario.offbeat) {
        if (word.starts_with(program_option)) {
            program = word.substr(program_option.size());
            continue;
        }
        chosen = chosen || word.starts_with("--run_test");
        jobs = jobs || word.starts_with("--jobs");
        command.words.push_back(word);
    }
    // Those for which nothing runs have no options of their own.
    if (program == "scenarios") command.words.push_back("--calls=" + folder + "/calls");
    command.words.front() = beside("parity_" + program);
    if (!chosen) command.words.push_back("--run_test=" + classes);
    if (!jobs) command.words.emplace_back("--jobs=1");
    return command;
}

}  // namespace

Told run_offbeat(const Scenario& scenario, const std::string& folder) {
    std::filesystem::create_directories(folder);
    for (const char* name : {"/report.json", "/calls", "/junit.xml"}) std::filesystem::remove(folder + name);
    const auto outcome = selftest::run(command_for(scenario, folder));
    Told told;
    const std::string report = selftest::contents(folder + "/report.json");
    const std::string end = run_of_offbeat(outcome.status);
    // A wrong option has the same exit status.
    const bool refused = end == "refused" && outcome.err.starts_with("PROBLEM ");
    if (report.empty() != refused)
        throw std::runtime_error(scenario.name + ": no report: " + outcome.out + outcome.err);
    if (!report.empty()) {
        const auto parsed = boost::json::parse(report);
        for (const auto& row : parsed.at("rows").as_array()) {
            const auto* attempts = row.as_object().if_contains("attempts");
            told.add_row(text(row.at("class")) + '.' + text(row.at("method")), text(row.at("status")),
                         attempts == nullptr ? 1 : static_cast<int>(attempts->as_array().size()) + 1);
        }
    }
    std::vector<std::string> calls;
    for (const auto& line : lines_in(selftest::contents(folder + "/calls"))) calls.push_back(line.text);
    told.add_calls(calls);
    if (const auto xml = selftest::contents(folder + "/junit.xml"); !xml.empty())
        told.add("junit.xml", names_in_junit(xml));
    told.add("run", end);
    return told;
}

}  // namespace parity
