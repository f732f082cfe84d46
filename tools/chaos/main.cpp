// Chaos: runs a suite of rows that crash, hang and leave things behind, and kills its workers, its guard and its runner
// at random moments, until it has come to its end. Then each planned row must have been reported once, with the verdict
// that its name tells, and nothing may be left: no process, no file.
//
//     chaos_program RUNS [SEED] [--only=RUN] [--keep=FOLDER]
//
// A run is drawn from the seed and its number alone; what the last one wrote is copied to FOLDER.

#include "traces.hpp"
#include "trial.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>

namespace {

constexpr std::size_t most_told = 8;  ///< problems of a run
constexpr unsigned told_every = 100;  ///< runs

struct Tally {
    chaos::Blows dealt;
    std::uint64_t rows = 0, processes = 0, sharded = 0;
    std::uint64_t problems[6] = {};

    [[nodiscard]] bool any() const {
        return std::ranges::any_of(problems, [](std::uint64_t count) { return count > 0; });
    }
    [[nodiscard]] std::string text() const {
        using chaos::Problem;
        const auto number = [](std::uint64_t count, const char* what) { return std::to_string(count) + ' ' + what; };
        return number(rows, "rows in ") + number(processes, "processes, ") + number(sharded, "sharded runs, ") +
               number(dealt.workers, "killed workers, ") + number(dealt.guards, "killed guards, ") +
               number(dealt.runners, "killed runners, ") + number(dealt.signals, "interrupted runners: ") +
               number(problems[Problem::lost], "lost, ") + number(problems[Problem::twice], "twice, ") +
               number(problems[Problem::verdict], "wrong verdicts, ") +
               number(problems[Problem::process], "processes left, ") +
               number(problems[Problem::file], "files left, ") + number(problems[Problem::other], "other problems");
    }
};

void take(const chaos::Result& result, unsigned run, std::uint32_t seed, Tally& tally) {
    tally.dealt.add(result.dealt);
    tally.rows += result.rows;
    tally.processes += result.processes;
    for (const auto& problem : result.problems) ++tally.problems[problem.kind];
    if (result.problems.empty()) return;
    std::cout << "run " << run << " (chaos_program 1 " << seed << " --only=" << run << "):\n" << result.story;
    for (std::size_t i = 0; i < std::min(most_told, result.problems.size()); ++i)
        std::cout << "  PROBLEM " << result.problems[i].text << '\n';
    if (result.problems.size() > most_told) std::cout << "  and " << result.problems.size() - most_told << " more\n";
    std::cout << std::flush;
}

int prove(unsigned runs, std::uint32_t seed, unsigned only, const std::string& keep) {
    const std::string suite = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "chaos_suite";
    const auto planned = chaos::planned_rows(suite);
    const auto begin = std::chrono::steady_clock::now();
    Tally tally;
    for (unsigned i = 0; i < runs; ++i) {
        const unsigned run = only > 0 ? only : i + 1;
        const chaos::Scenario scenario(seed, run);
        if (scenario.shards() > 1) ++tally.sharded;
        take(chaos::try_out(suite, planned, scenario, std::to_string(i), keep), run, seed, tally);
        if ((i + 1) % told_every == 0 && i + 1 < runs) std::cout << i + 1 << " runs: " << tally.text() << std::endl;
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    std::printf("%u runs (seed %u) in %.0f s: %s\n", runs, seed, taken.count(), tally.text().c_str());
    return tally.any() ? 1 : 0;
}

}  // namespace

int main(int argc, char* argv[]) {
    unsigned numbers[2] = {0, 0};
    unsigned only = 0;
    std::string keep;
    int given = 0;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.starts_with("--only=")) {
            only = static_cast<unsigned>(std::strtoul(word.c_str() + 7, nullptr, 10));
        } else if (word.starts_with("--keep=")) {
            keep = word.substr(7);
        } else if (given < 2) {
            numbers[given++] = static_cast<unsigned>(std::strtoul(word.c_str(), nullptr, 10));
        }
    }
    if (numbers[0] == 0) {
        std::cerr << "usage: chaos_program RUNS [SEED] [--only=RUN] [--keep=FOLDER]\n";
        return 2;
    }
    try {
        chaos::adopt_orphans();
        return prove(numbers[0], given > 1 ? numbers[1] : std::random_device{}(), only, keep);
    } catch (const std::exception& failure) {
        std::cerr << "chaos: " << failure.what() << '\n';
        return 3;
    }
}
