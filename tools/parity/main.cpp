// TestNG and Offbeat side by side.
//
//     parity FOLDER JAR [--report-dir=REPORTS]
//
// Runs each scenario of FOLDER/scenarios.txt with TestNG and with Offbeat, prints what is the same and what differs,
// and writes REPORTS/report.json. Exits with 1 for a difference that FOLDER/differences.txt doesn't have, for one of it
// that doesn't occur, for a side that tells no rows where scenarios.txt doesn't say so, and for fewer scenarios
// than 60.

#include "../selftest/files.hpp"
#include "differences.hpp"
#include "sides.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using namespace parity;

constexpr std::size_t fewest_scenarios = 60;

struct Tally {
    std::size_t rows = 0, same = 0, intended = 0, unexpected = 0;  ///< an intended one that is missing is unexpected
    std::size_t bad_scenarios = 0;
    std::size_t bugs = 0;  ///< of the intended ones, those that differences.txt calls so
    boost::json::array told;
};

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

/// What is wrong where a side tells no rows and nobody said so, or where one does though it was said.
std::vector<std::string> wrong_silence(const Scenario& scenario, const Told& testng, const Told& offbeat) {
    std::vector<std::string> wrong;
    const auto look = [&](const std::string& side, bool has_rows) {
        const bool stated = std::ranges::find(scenario.stated, side) != scenario.stated.end();
        if (stated == has_rows)
            wrong.push_back(side + (has_rows ? " tells rows, though none are stated" : " tells no rows"));
    };
    look("TestNG", testng.has_rows());
    look("Offbeat", offbeat.has_rows());
    return wrong;
}

void report(const Scenario& scenario, const std::vector<Compared>& all, const std::vector<std::string>& wrong,
            Tally& tally) {
    std::string told;
    bool bad = !wrong.empty();
    for (const auto& one : all) {
        ++tally.rows;
        if (one.kind == Kind::same) {
            ++tally.same;
            continue;
        }
        const bool intended = one.kind == Kind::intended;
        ++(intended ? tally.intended : tally.unexpected);
        bad = bad || !intended;
        tally.bugs += one.reason.starts_with("bug:") ? 1 : 0;
        told += (intended ? "    differs     " : "    UNEXPECTED  ") + one.what + ": TestNG " + quoted(one.testng) +
                ", Offbeat " + quoted(one.offbeat) + (intended ? ": " + one.reason : "") + '\n';
        tally.told.push_back({{"scenario", scenario.name},
                              {"what", one.what},
                              {"testng", one.testng},
                              {"offbeat", one.offbeat},
                              {"reason", one.reason}});
    }
    for (const auto& what : wrong) told += "    UNEXPECTED  " + what + '\n';
    tally.unexpected += wrong.size();
    tally.bad_scenarios += bad ? 1 : 0;
    std::cout << (told.empty() ? "same     " : "differs  ") << scenario.name << '\n' << told << std::flush;
}

/// Counts for tools/run_test, and the differences for whoever wants to read on.
void write(const std::string& folder, const Tally& tally, std::size_t scenarios) {
    std::filesystem::create_directories(folder);
    const boost::json::object counts{{"passed", scenarios - tally.bad_scenarios}, {"failed", tally.bad_scenarios}};
    std::ofstream(folder + "/report.json")
        << "{\"summary\":" << boost::json::serialize(counts)
        << ",\"differences\":" << boost::json::serialize(boost::json::value(tally.told)) << "}\n";
}

int run(const std::string& folder, const std::string& jar, const std::string& reports) {
    const auto scenarios = scenarios_in(selftest::contents(folder + "/scenarios.txt"));
    auto intended = differences_in(selftest::contents(folder + "/differences.txt"));
    const selftest::Folder work;
    auto testng = run_testng(scenarios, jar, work.path());
    Tally tally;
    std::string own;
    for (const auto& scenario : scenarios) {
        const bool again = std::ranges::find(scenario.offbeat, "--last-failed") != scenario.offbeat.end();
        if (!again) own = work.path("offbeat" + std::to_string(&scenario - scenarios.data()));
        const Told offbeat = run_offbeat(scenario, own);
        const Told& theirs = testng.at(scenario.name);
        report(scenario, compare(scenario.name, theirs, offbeat, intended), wrong_silence(scenario, theirs, offbeat),
               tally);
    }
    for (const auto& known : intended) {
        if (known.seen) continue;
        ++tally.unexpected;
        std::cout << folder << "/differences.txt:" << known.line << ": UNEXPECTED: " << known.scenario << ": "
                  << known.what << " no longer differs so\n";
    }
    if (!reports.empty()) write(reports, tally, scenarios.size());
    std::cout << scenarios.size() << " scenarios, " << tally.rows << " rows compared: " << tally.same << " same, "
              << tally.intended << " intended differences, " << tally.unexpected << " unexpected\n";
    if (tally.bugs > 0) std::cout << tally.bugs << " of these differences are bugs of Offbeat's, to be mended\n";
    if (scenarios.size() < fewest_scenarios) std::cout << "fewer than " << fewest_scenarios << " scenarios\n";
    return tally.unexpected == 0 && scenarios.size() >= fewest_scenarios ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::string option = "--report-dir=";
        const std::string last = argc == 4 ? argv[3] : option;
        if (argc < 3 || argc > 4 || !last.starts_with(option)) {
            std::cerr << "usage: parity FOLDER JAR [--report-dir=REPORTS]\n";
            return 1;
        }
        return run(argv[1], argv[2], last.substr(option.size()));
    } catch (const std::exception& wrong) {
        std::cerr << "parity: " << wrong.what() << '\n';
        return 1;
    }
}
