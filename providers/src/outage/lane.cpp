#include "lane.hpp"

#include "books.hpp"
#include "database_log.hpp"
#include "disturbance.hpp"
#include "expectations.hpp"
#include "load.hpp"
#include "midway.hpp"
#include "offbeat/error.hpp"
#include "offbeat/outage/target.hpp"
#include "offbeat/process/slowdown.hpp"
#include "offbeat/value.hpp"
#include "strike.hpp"
#include "traffic.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace offbeat::outage {
namespace {

constexpr std::chrono::milliseconds workers_limit{10'000};
constexpr std::chrono::milliseconds settle_limit{15'000};
constexpr std::size_t most_by_chance = 3;

std::vector<Job*> jobs_of(const LanePlan& plan) {
    std::vector<Job*> jobs;
    for (const auto& round : plan.rounds) jobs.insert(jobs.end(), round.jobs.begin(), round.jobs.end());
    return jobs;
}

void blame(const std::vector<Job*>& jobs, const std::exception_ptr& trouble) {
    for (Job* job : jobs) {
        if (job->trouble == nullptr) job->trouble = trouble;
    }
}

void strike(const Site& site, const Round& round) {
    const Scenario& first = round.jobs.front()->scenario();
    // A moment that names no key would be that of any client.
    const unsigned clients = first.begin.of_any_request() ? 0 : std::max(first.load, site.settings.load);
    std::optional<Load> load;
    if (clients > 0) load.emplace(site, clients, round.jobs.front()->key() + "-load");
    if (round.kind == Round::Kind::shared) {
        strike_database(site, round);
    } else {
        strike_requests(site, round);
    }
    if (!load) return;
    load->end();
    site.subject.settle(settle_limit);
    const LoadBooks books = load->books();
    for (Job* job : round.jobs) {
        job->seen().load = books;
        if (books.sent() == 0 && job->seen().invalid.empty()) job->seen().invalid = "no client paid while it lasted";
    }
}

/// The plan without the rows that aim at something that can't be hit.
LanePlan reachable(LanePlan plan, const Subject& subject) {
    for (auto& round : plan.rounds) {
        std::erase_if(round.jobs, [&](Job* job) {
            const Scenario& scenario = job->scenario();
            if (scenario.target == subject.database()) return false;
            job->trouble =
                std::make_exception_ptr(SetupError({scenario.where, "no target " + offbeat::quoted(scenario.target),
                                                    offbeat::quoted(subject.database())}));
            return true;
        });
    }
    std::erase_if(plan.rounds, [](const Round& round) { return round.jobs.empty(); });
    return plan;
}

bool went_unanswered(const Round& round) {
    return std::any_of(round.jobs.begin(), round.jobs.end(), [](const Job* job) {
        const auto kind = job->seen().first.kind;
        return kind == http::Outcome::Kind::refused || kind == http::Outcome::Kind::cut;
    });
}

/// A round that breaks off must not take those after it along, unless the stack can't be put right.
void play(const Site& site, const LanePlan& plan) {
    std::exception_ptr hopeless;
    const std::string service = site.subject.service();
    for (const auto& round : plan.rounds) {
        if (hopeless != nullptr) {
            blame(round.jobs, hopeless);
            continue;
        }
        try {
            strike(site, round);
            require_running(site, {service, site.subject.database()},
                            went_unanswered(round) ? known_within : std::chrono::milliseconds{});
        } catch (...) {
            // The database may have been away, for its outage.
            blame(round.jobs, explained(site, {service}));
            try {
                require_running(site, {service}, {});
                put_right(site);
            } catch (...) {
                hopeless = midway();
            }
        }
    }
    if (hopeless != nullptr) std::rethrow_exception(hopeless);
}

/// It didn't go as it is written, and the machine may be why.
bool is_spoiled(const Job& job) {
    const Observation& seen = job.seen();
    return job.trouble == nullptr && !seen.disturbed.empty() &&
           (!seen.invalid.empty() || !disagreements(job.scenario(), seen).empty());
}

/// It proves nothing, and nobody knows why.
bool missed(const Job& job) {
    return job.trouble == nullptr && job.seen().disturbed.empty() && !job.seen().invalid.empty();
}

/// What is to be struck once more. On a busy machine a fault may come too late by chance, and prove nothing; where
/// there are many such rows, it is no chance. A machine that stands still for a while, however, spoils a whole round.
LanePlan second_strike(const LanePlan& plan) {
    const std::vector<Job*> all = jobs_of(plan);
    const bool by_chance = std::count_if(all.begin(), all.end(), [](const Job* job) { return missed(*job); }) <=
                           static_cast<std::ptrdiff_t>(most_by_chance);
    LanePlan again = plan;
    for (auto& round : again.rounds) {
        std::erase_if(round.jobs, [&](const Job* job) { return !is_spoiled(*job) && !(by_chance && missed(*job)); });
    }
    std::erase_if(again.rounds, [](const Round& round) { return round.jobs.empty(); });
    const std::vector<Job*> few = jobs_of(again);
    if (few.size() <= most_by_chance) again.rounds = one_by_one(few);
    return again;
}

/// What a second strike shows counts, and nothing of the first but why it was one.
void forget_first(Job& job) {
    const Observation& first = job.seen();
    const bool both = !first.invalid.empty() && !first.disturbed.empty();
    job.seen() = {.struck_again = first.invalid + (both ? "; " : "") + first.disturbed};
    job.untouched.clear();
    job.outage.set_key(job.key() + "-again");
}

/// Seconds since it was made, or asked last.
class Lap {
public:
    double seconds() {
        const auto now = std::chrono::steady_clock::now();
        return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What a lane's rounds are played on.
struct Deployed {
    stack::Stack& stack;
    proxy::FaultProxy& proxy;
    Subject& subject;
};

/// When a time of this process's steady clock was, as others' logs tell time.
std::chrono::system_clock::time_point wall(std::chrono::steady_clock::time_point at) {
    const auto ago = std::chrono::steady_clock::now() - at;
    return std::chrono::system_clock::now() - std::chrono::duration_cast<std::chrono::system_clock::duration>(ago);
}

/// What the machine did while the database was in nobody's hands.
void note_disturbances(const Site& site, const std::vector<Job*>& jobs) {
    const auto everything = site.proxy.passed({});
    std::set<std::uint64_t> struck;
    for (const Job* job : jobs) {
        if (job->seen().fired) struck.insert(job->seen().fired->connection);
    }
    for (Job* job : jobs) {
        std::string& disturbed = job->seen().disturbed;
        const auto passed = site.proxy.passed(job->key());
        for (const Span& span : job->untouched) {
            if (disturbed.empty()) disturbed = slow_database(passed, job->seen().fired, span);
            if (disturbed.empty()) disturbed = slow_connection(everything, struck, span);
            if (disturbed.empty()) disturbed = late_machine(site.stalls, span);
        }
    }
}

/// Once all is healed: the books, the traffic, both logs.
void look_back(const Site& site, std::vector<Job*> jobs) {
    std::erase_if(jobs, [](const Job* job) { return job->trouble != nullptr; });
    for (Job* job : jobs) note_traffic(site, *job);  // first: what the books ask for is another's
    keep_books(site, jobs);
    note_disturbances(site, jobs);
    for (const Job* job : jobs) site.proxy.forget(job->key());
    site.proxy.forget({});
    const std::string log = site.stack.log(site.subject.service());
    const DatabaseLog database(site.stack.log(site.subject.database()));
    for (Job* job : jobs) {
        const auto [began, ended] = job->seen().course.span();
        job->seen().database_log = database.between(wall(began), wall(ended));
        const auto lines = site.subject.log_of(log, job->key());
        job->seen().target = site.stack.target();
        job->seen().allowance = site.allowance(job->scenario());
        job->seen().retries_logged = lines.retries;
        job->seen().log = lines.text;
    }
}

void play_and_look_back(const Site& site, const LanePlan& plan) {
    site.proxy.watch({});  // connections are nobody's until a statement names its key
    play(site, plan);
    try {
        look_back(site, jobs_of(plan));
    } catch (...) {
        std::rethrow_exception(explained(site, {site.subject.service(), site.subject.database()}));
    }
}

void play_all(const LanePlan& plan, const Settings& settings, const Deployed& deployed, LaneTimes& times, Lap& lap) {
    auto& [stack, proxy, subject] = deployed;
    http::Workers workers(stack.endpoint(subject.service()), subject.workers(), subject.health());
    const std::string missing = workers.hold(workers_limit);
    if (!missing.empty()) throw Error("not every worker of the service answers: " + missing);
    const StallWatch stalls;
    const Site site{settings, plan.scale, stack, proxy, subject, workers, stalls};
    // Every worker gets a connection to the database before the first outage: a stale one is what it must not use
    // after.
    workers.each(subject.lookup(nobody), workers_limit);
    times.up = lap.seconds();
    const LanePlan first = reachable(plan, subject);
    play_and_look_back(site, first);
    const LanePlan second = second_strike(first);
    if (!second.rounds.empty()) {
        for (Job* job : jobs_of(second)) forget_first(*job);
        play_and_look_back(site, second);
    }
    times.played = lap.seconds();
}

}  // namespace

LaneTimes play_lane(const LanePlan& plan, const Settings& settings, const std::string& name, const Deploy& deploy) {
    LaneTimes times{name, plan.rounds.size(), jobs_of(plan).size(), settings.slowdown};
    Lap lap;
    try {
        const auto stack = make_stack(name);
        proxy::FaultProxy proxy(stack->own_address(), {});
        const auto subject = deploy({*stack, proxy, plan.scale, process::leeway(settings.slowdown)});
        try {
            play_all(plan, settings, {*stack, proxy, *subject}, times, lap);
        } catch (...) {
            blame(jobs_of(plan), midway());
        }
    } catch (...) {
        blame(jobs_of(plan), std::current_exception());
    }
    times.removed = lap.seconds();
    return times;
}

}  // namespace offbeat::outage
