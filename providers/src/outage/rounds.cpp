#include "rounds.hpp"

#include "offbeat/process/slowdown.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace offbeat::outage {
namespace {

using std::chrono::milliseconds;

/// What another stack must save: services that start at once take that much longer on two cores.
constexpr milliseconds worth_a_stack{700};
/// Up to this slowdown a service gets all the requests at once that it takes.
constexpr double at_once_slowdown = 1.5;
constexpr unsigned least_at_once = 6;
/// What it takes to take a database away and bring it back, whatever the scale.
constexpr milliseconds there_and_back{250};
/// Three attempts, two seconds apart: how long the plan's service refuses.
constexpr double service_patience_ms = 4000;

/// What a service waits for a silent database, in all its attempts, or in the one that is struck: a time-out can't be
/// made as short as a delay.
constexpr milliseconds silent_database{1200};
constexpr milliseconds silent_connection{450};

milliseconds longer(milliseconds time, double leeway) {
    return std::chrono::duration_cast<milliseconds>(time * leeway);
}

milliseconds silence_of(const Fault& fault, double leeway) {
    if (!fault.silent()) return {};
    return longer(fault.shared() ? silent_database : silent_connection, leeway);
}

milliseconds estimate_of(const Scenario& scenario, double leeway) {
    const auto scaled = [&](double real) { return milliseconds(static_cast<long>(real * scenario.scale)); };
    switch (scenario.end.kind) {
    case End::Kind::by_itself:
        return scaled(service_patience_ms / 2) + scaled(static_cast<double>(scenario.fault.lasts.count()));
    case End::Kind::after_response:
        return scaled(service_patience_ms) + silence_of(scenario.fault, leeway);
    case End::Kind::after:
        return scaled(static_cast<double>(scenario.end.after.count()));
    }
    return {};
}

Round::Kind kind_of(const Scenario& scenario) {
    if (scenario.fault.shared()) return Round::Kind::shared;
    // Clients that keep on paying would be struck by, or mistaken for, their neighbours' faults.
    if (scenario.load > 0) return Round::Kind::alone;
    if (scenario.fault.reach == Fault::Reach::none || scenario.begin.scoped()) return Round::Kind::together;
    return Round::Kind::alone;
}

std::vector<Round> rounds_of(const std::vector<Job*>& jobs, unsigned at_once) {
    std::vector<Round> rounds;
    std::map<std::tuple<std::string, std::string, unsigned>, std::size_t> meeting;  // what is shared -> its last round
    std::size_t together = 0;                                                       // counted from 1
    for (Job* job : jobs) {
        const Scenario& scenario = job->scenario();
        const Round::Kind kind = kind_of(scenario);
        std::size_t* open = nullptr;
        if (kind == Round::Kind::together) open = &together;
        // Where no key tells requests apart, there is one only.
        if (kind == Round::Kind::shared && !scenario.begin.of_any_request())
            open = &meeting[{scenario.fault.text, scenario.end.text, scenario.load}];
        if (open == nullptr || *open == 0 || rounds[*open - 1].jobs.size() >= at_once) {
            rounds.push_back({kind, {}});
            if (open != nullptr) *open = rounds.size();
            rounds.back().jobs.push_back(job);
        } else {
            rounds[*open - 1].jobs.push_back(job);
        }
    }
    return rounds;
}

}  // namespace

milliseconds Round::estimate(double leeway) const {
    milliseconds longest{};
    for (const Job* job : jobs) longest = std::max(longest, estimate_of(job->scenario(), leeway));
    return kind == Kind::shared ? longest + longer(there_and_back, leeway) : longest;
}

std::vector<Round> one_by_one(const std::vector<Job*>& jobs) {
    return rounds_of(jobs, 1);
}

std::vector<LanePlan> plan_lanes(const std::vector<Job*>& jobs, unsigned at_once, double slowdown) {
    // Each request may need a connection, which is a process of the server's: so many at once as take no longer than
    // the shortest time-outs.
    const auto bearable = static_cast<unsigned>(at_once * at_once_slowdown / slowdown);
    at_once = std::clamp(bearable, std::min(at_once, least_at_once), at_once);
    const double leeway = process::leeway(slowdown);
    std::map<double, std::vector<Job*>> by_scale;
    for (Job* job : jobs) by_scale[job->scenario().scale].push_back(job);
    std::vector<LanePlan> lanes;
    for (const auto& [scale, mine] : by_scale) {
        std::vector<Round> rounds = rounds_of(mine, at_once);
        milliseconds all{}, longest{};
        for (const auto& round : rounds) {
            all += round.estimate(leeway);
            longest = std::max(longest, round.estimate(leeway));
        }
        // Rounds can't be split, so no lane takes less than the longest of them.
        const auto taken = [&](long stacks) { return std::max(longest, all / stacks); };
        std::size_t count = 1;
        while (taken(static_cast<long>(count)) - taken(static_cast<long>(count) + 1) >= worth_a_stack * slowdown)
            ++count;
        const std::size_t first = lanes.size();
        lanes.resize(first + count, LanePlan{scale, {}});
        // The longest first, each onto the lane that is free soonest.
        std::stable_sort(rounds.begin(), rounds.end(),
                         [&](const Round& a, const Round& b) { return a.estimate(leeway) > b.estimate(leeway); });
        std::vector<milliseconds> busy(count);
        for (auto& round : rounds) {
            const auto free = std::min_element(busy.begin(), busy.end());
            *free += round.estimate(leeway);
            lanes[first + static_cast<std::size_t>(free - busy.begin())].rounds.push_back(std::move(round));
        }
    }
    return lanes;
}

}  // namespace offbeat::outage
