#include "../selftest/command.hpp"
#include "../selftest/files.hpp"
#include "sides.hpp"
#include "verdict.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace parity {
namespace {

const std::vector<std::string> jars = {"testng", "jcommander", "slf4j-api"};

std::string class_path(std::string path) {
    for (const auto& jar : jars) path += ":/usr/share/java/" + jar + ".jar";
    return path;
}

/// Its command line, as TestNG's own main() would get it.
std::string words(const Scenario& scenario, const std::string& own, const std::string& before) {
    std::string classes;
    for (const auto& name : scenario.classes) classes += (classes.empty() ? "" : ",") + name;
    bool chosen = false;
    std::string all = "-d " + own;
    for (std::string word : scenario.testng) {
        if (const auto at = word.find(folder_before); at != std::string::npos)
            word.replace(at, folder_before.size(), before);
        chosen = chosen || word.ends_with(".xml") || word == "-methods";
        all += ' ' + word;
    }
    return chosen ? all : all + " -testclass " + classes;
}

std::string folder_of(const std::string& folder, std::size_t number) {
    return folder + "/testng" + std::to_string(number);
}

std::string junit_in(const std::string& folder) {
    std::string all;
    if (!std::filesystem::exists(folder + "/junitreports")) return all;
    for (const auto& file : std::filesystem::directory_iterator(folder + "/junitreports"))
        all += selftest::contents(file.path());
    return all;
}

/// Puts the lines of one scenario together.
class Reader {
public:
    void take(const std::vector<std::string>& cells) {
        if (cells[0] == "call") return calls_.push_back(cells.at(2));
        if (cells[0] == "run") return told_.add("run", run_of_testng(cells.at(2)));
        const auto& [method, status, throwable] = std::tie(cells.at(2), cells.at(3), cells.at(4));
        int& attempts = attempts_[method];
        ++attempts;
        if (is_attempt(status)) return;
        told_.add_row(method, verdict_of_testng(status, throwable, attempts > 1), attempts);
        attempts = 0;
    }

    Told told(const std::string& folder) {
        told_.add_calls(calls_);
        if (const auto xml = junit_in(folder); !xml.empty()) told_.add("junit.xml", names_in_junit(xml));
        return told_;
    }

private:
    Told told_;
    std::vector<std::string> calls_;
    std::map<std::string, int> attempts_;  // of a method's row that isn't at its end
};

std::vector<std::string> between_tabs(const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char letter : line) {
        if (letter == '\t') {
            cells.emplace_back();
        } else {
            cells.back() += letter;
        }
    }
    return cells;
}

}  // namespace

std::map<std::string, Told> run_testng(const std::vector<Scenario>& scenarios, const std::string& jar,
                                       const std::string& folder) {
    const std::string file = folder + "/scenarios";
    {
        std::ofstream out(file);
        for (std::size_t i = 0; i < scenarios.size(); ++i) {
            out << scenarios[i].name << '\t'
                << words(scenarios[i], folder_of(folder, i), folder_of(folder, i == 0 ? 0 : i - 1)) << '\n';
        }
    }
    selftest::Command java{{"java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", class_path(jar), "Main", file}};
    java.limit = std::chrono::seconds(300);
    const auto outcome = selftest::run(java);
    std::map<std::string, Reader> readers;
    for (const auto& [number, line] : lines_in(outcome.out)) {
        const auto cells = between_tabs(line);
        if (cells.size() < 3) throw std::runtime_error("TestNG's side told: " + line);
        readers[cells[1]].take(cells);
    }
    if (outcome.status != 0 || readers.size() != scenarios.size())
        throw std::runtime_error("TestNG's side ended with " + std::to_string(outcome.status) + " after " +
                                 std::to_string(readers.size()) + " scenarios: " + outcome.err);
    std::map<std::string, Told> all;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        all.emplace(scenarios[i].name, readers.at(scenarios[i].name).told(folder_of(folder, i)));
    return all;
}

}  // namespace parity
