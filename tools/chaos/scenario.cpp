#include "scenario.hpp"

#include <algorithm>

namespace chaos {
namespace {

constexpr unsigned most_injured = 4;  ///< processes of a shard, one after the other
constexpr std::uint64_t all_rows = 440;

unsigned below(std::mt19937& random, unsigned end) {
    return static_cast<unsigned>(random() % end);  // the same on every system, unlike the standard distributions
}

bool in_percent(std::mt19937& random, unsigned share) {
    return below(random, 100) < share;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ",") + word;
    return all;
}

Injury injury_of(std::mt19937& random) {
    const unsigned draw = below(random, 100);
    if (draw < 40) return Injury::kill_worker;
    if (draw < 55) return Injury::kill_guard;
    if (draw < 82) return Injury::kill_runner;
    return draw < 91 ? Injury::interrupt : Injury::terminate;
}

Moment moment_of(std::mt19937& random, bool resumed) {
    const unsigned draw = below(random, 100);
    if (resumed) return draw < 40 ? Moment::taken_up : draw < 55 ? Moment::reports : Moment::rows;
    return draw < 8 ? Moment::journal : draw < 18 ? Moment::reports : Moment::rows;
}

}  // namespace

Scenario::Scenario(std::uint32_t seed, std::uint32_t run) : seed_(seed), run_(run) {
    std::mt19937 draw = random(~0U, 0);
    jobs_ = 1 + below(draw, 4);
    if (in_percent(draw, 15)) shards_ = 2 + below(draw, 2);
    options_.push_back("--jobs=" + std::to_string(jobs_));
    const unsigned isolation = below(draw, 100);
    if (isolation < 15) options_.push_back("--isolate=method");
    if (isolation >= 15 && isolation < 20) options_.push_back("--isolate=row");
    for (const char* report : {"html", "json", "junit", "durations"}) {
        if (in_percent(draw, 60)) reports_.emplace_back(report);
    }
    if (in_percent(draw, 50)) reports_.clear();
    if (!reports_.empty()) options_.push_back("--reports=" + joined(reports_));
}

std::mt19937 Scenario::random(std::uint32_t shard, std::uint32_t attempt) const {
    std::seed_seq all{seed_, run_, shard, attempt};
    return std::mt19937(all);
}

bool Scenario::writes(const std::string& report) const {
    return reports_.empty() || std::ranges::find(reports_, report) != reports_.end();
}

std::vector<Blow> Scenario::blows(unsigned shard, unsigned attempt) const {
    std::mt19937 draw = random(shard, attempt);
    std::vector<Blow> all;
    if (attempt >= most_injured || in_percent(draw, attempt == 0 ? 10 : 45)) return all;
    const unsigned count = 1 + below(draw, 3);
    const bool resumed = attempt > 0;
    for (unsigned i = 0; i < count; ++i) {
        Blow blow{injury_of(draw), moment_of(draw, resumed), below(draw, resumed ? 120 : all_rows / shards_),
                  std::chrono::microseconds(below(draw, in_percent(draw, 50) ? 300 : 6000))};
        if (blow.moment == Moment::journal || blow.moment == Moment::reports) blow.after *= 3;
        all.push_back(blow);
    }
    std::ranges::stable_sort(all, {}, [](const Blow& blow) {
        const bool at_the_end = blow.moment == Moment::reports;
        return std::pair(at_the_end ? 2 : blow.moment == Moment::rows ? 1 : 0, blow.rows);
    });
    return all;
}

bool Scenario::waits(unsigned shard, unsigned attempt) const {
    std::mt19937 draw = random(shard, 1000 + attempt);
    return in_percent(draw, 50);
}

std::string text_of(const Blow& blow) {
    static constexpr const char* injuries[] = {"kill -9 a worker", "kill -9 the guard", "kill -9 the runner", "SIGINT",
                                               "SIGTERM"};
    static constexpr const char* moments[] = {"rows", "the journal", "taking up", "the reports"};
    std::string text = injuries[static_cast<int>(blow.injury)];
    text += " at ";
    if (blow.moment == Moment::rows) text += std::to_string(blow.rows) + ' ';
    return text + moments[static_cast<int>(blow.moment)] + " + " + std::to_string(blow.after.count()) + " us";
}

}  // namespace chaos
