// The proof that whatever an outage breaks is healed: runs outage rows of every kind of fault, kills the test program
// with -9 at a random moment of each, and waits until nothing of it is left: processes, files, shared memory,
// containers, networks. Then the next run must pass.
//
//     payment-kills PROGRAM COUNT [SEED] [OPTION…]        the options go to the program

#include "leftovers.hpp"
#include "victim.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace {

/// Within which 99 of 100 must be healed, and after which one counts as never; seconds.
constexpr double p99_limit = 1.0;
constexpr double patience = 30.0;
constexpr unsigned told_every = 20;
/// Who took longer is told, with its row and with what was there so long.
constexpr double slow = 0.8;

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Tally {
    std::vector<double> healed;
    unsigned unhealed = 0;
    unsigned next_failed = 0;
};

void kill_once(const kills::Victim& victim, const kills::Row& row, double moment, Tally& tally) {
    const kills::Leftovers before;
    const auto ended = victim.kill_at(row, moment);
    const std::string slowly = before.await_gone(ended, slow);
    const std::string left = slowly.empty() ? slowly : before.await_gone(ended, patience);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - ended).count();
    const auto tell = [&](const std::string& what) {
        std::cout << row.id << " (" << row.fault << "), killed after " << moment << " s: " << what << std::endl;
    };
    if (left.empty()) {
        tally.healed.push_back(seconds);
        if (!slowly.empty()) tell("healed after " + std::to_string(seconds) + " s, and before there was " + slowly);
    } else {
        ++tally.unhealed;
        tell("left behind: " + left);
    }
    if (!victim.passes(row)) {
        ++tally.next_failed;
        tell("the next run failed");
    }
}

int prove(const kills::Victim& victim, unsigned count, unsigned seed) {
    std::mt19937 random(seed);
    const auto rows = victim.one_row_of_each_fault();
    Tally tally;
    for (unsigned i = 0; i < count; ++i) {
        const kills::Row& row = rows[i % rows.size()];
        std::uniform_real_distribution<double> moment(0, row.seconds);
        kill_once(victim, row, moment(random), tally);
        // Hundreds of them take an hour: whoever waits sees how it goes, and has what is known when it is ended early.
        if ((i + 1) % told_every == 0 && i + 1 < count) {
            std::printf("%u of %u kills (seed %u): %u left something behind, %u next runs failed\n", i + 1, count, seed,
                        tally.unhealed, tally.next_failed);
            std::fflush(stdout);
        }
    }
    if (tally.healed.empty()) tally.healed.push_back(patience);
    const double p99 = quantile(tally.healed, 0.99);
    std::printf(
        "%u kills over %zu kinds of fault (seed %u): %u left something behind, %u next runs failed; healed after "
        "p50 %.3f s, p99 %.3f s, at most %.3f s\n",
        count, rows.size(), seed, tally.unhealed, tally.next_failed, quantile(tally.healed, 0.5), p99,
        quantile(tally.healed, 1));
    return tally.unhealed == 0 && tally.next_failed == 0 && p99 <= p99_limit ? 0 : 1;
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc < 3) {
        std::cerr << "usage: payment-kills PROGRAM COUNT [SEED] [OPTION…]\n";
        return 2;
    }
    const auto count = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
    const bool seeded = argc > 3 && argv[3][0] != '-';
    const auto seed = seeded ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : std::random_device{}();
    try {
        kills::adopt_orphans();
        const kills::Victim victim(argv[1], std::vector<std::string>(argv + (seeded ? 4 : 3), argv + argc));
        return prove(victim, count, seed);
    } catch (const std::exception& failure) {
        std::cerr << "payment-kills: " << failure.what() << '\n';
        return 3;
    }
}
