// Faults of the whole database: rows are held in the proxy at their moments until all are there, and share one outage.

#include "client.hpp"
#include "database_outage.hpp"
#include "disturbance.hpp"
#include "health_watch.hpp"
#include "recovery.hpp"
#include "strike.hpp"
#include "traffic.hpp"

#include <list>
#include <thread>

namespace offbeat::outage {
namespace {

using proxy::Clock;
using std::chrono::milliseconds;

/// How long a request may take to reach its moment, before the outage.
constexpr milliseconds to_its_moment{10'000};
/// How long a service may take to know of an outage, by its own clock; and what doesn't scale of it.
constexpr milliseconds to_know{8'000};
constexpr milliseconds between_looks{20};
/// Within which every worker must be back, where a row doesn't say.
constexpr milliseconds usual_recovery{30'000};

struct Held {
    proxy::FaultProxy::Trap trap;
    Client* client;
    bool answered;  ///< by the server: what it said must be lost in the outage
};

/// One round, from the first request to the last answer.
class SharedStrike {
public:
    SharedStrike(const Site& site, const Round& round)
        : site_(site),
          round_(round),
          fault_(round.jobs.front()->scenario().fault),
          end_(round.jobs.front()->scenario().end),
          outage_(site, fault_) {}

    void play() {
        for (Job* job : round_.jobs) site_.proxy.watch(job->key());
        hold_at_moments();
        outage_.prepare();
        outage_.begin();
        // What was held on its way to the server goes on into the outage. An answer is lost with its connection, which
        // is cut when its trap is lifted; where nobody is told of anything, not before all is over.
        for (const auto& held : held_) {
            if (!held.answered || !fault_.silent()) site_.proxy.lift(held.trap);
        }
        HealthWatch watch(site_);
        send(Begin::Kind::before_request);
        send_once_known();
        wait_for_end();
        outage_.end();
        note_length();
        for (const auto& held : held_) site_.proxy.lift(held.trap);
        const std::string lie = watch.end(outage_.ended());
        const auto back = Clock::now();
        for (auto& client : clients_) client.finish();
        for (const auto& client : clients_) uncount_waiting(client, back);
        const auto recoveries = await_recovery(site_, back, recovery_limit());
        for (const auto& client : clients_) note_untouched(client, recoveries, back);
        tell(outage_.not_away(), lie, watch.course(), recoveries, back);
    }

private:
    void hold_at_moments() {
        const auto hold = proxy::wire_faults().get("hold", {})({});
        const auto lose = proxy::wire_faults().get("blackhole", {})({});
        for (Job* job : round_.jobs) {
            if (job->scenario().begin.kind != Begin::Kind::at) continue;
            proxy::Moment moment = job->scenario().begin.moment;
            if (moment.verb == "accept") want_new_connections(site_);
            if (job->scenario().begin.scoped()) moment.key = job->key();
            const bool answered = moment.part == proxy::Moment::Part::after;
            const auto trap = site_.proxy.arm(moment, answered ? lose : hold);
            clients_.emplace_back(site_, *job);
            held_.push_back({trap, &clients_.back(), answered});
        }
        const auto deadline = Clock::now() + to_its_moment;
        for (const auto& held : held_) {
            Job& job = held.client->job();
            // A request that was answered without coming there will never come; the others mustn't wait for it.
            while (!(job.seen().fired = site_.proxy.fired(held.trap, Clock::now() + between_looks)) &&
                   !held.client->done() && Clock::now() < deadline) {
            }
            if (job.seen().fired) continue;
            site_.proxy.lift(held.trap);
            job.seen().invalid = "the request never came to " + job.scenario().begin.text +
                                 "; what passed: " + verbs_of(site_.proxy.passed(job.key()));
        }
    }

    /// The time for which it waited for the others at its moment, or for the engine to bring the database back, isn't
    /// the service's.
    void uncount_waiting(const Client& client, Clock::time_point back) const {
        Observation& seen = client.job().seen();
        const auto overlap = [&](Clock::time_point from, Clock::time_point to) {
            const auto begin = std::max(from, client.sent());
            const auto end = std::min(to, client.answered());
            return std::max(0.0, std::chrono::duration<double>(end - begin).count());
        };
        if (seen.fired) seen.first.seconds -= overlap(seen.fired->at, outage_.began());
        seen.first.seconds -= overlap(outage_.ended(), back);
        seen.seconds = seen.first.seconds;
    }

    void send(Begin::Kind kind) {
        for (Job* job : round_.jobs) {
            if (job->scenario().begin.kind == kind) clients_.emplace_back(site_, *job);
        }
    }

    void send_once_known() {
        bool any = false;
        for (const Job* job : round_.jobs) any = any || job->scenario().begin.kind == Begin::Kind::long_before_request;
        if (!any) return;
        not_known_ = await_knowledge(site_, site_.scaled(to_know) + 2 * site_.settings.slack);
        known_ = Clock::now();
        send(Begin::Kind::long_before_request);
    }

    void wait_for_end() {
        if (end_.kind == End::Kind::after_response) {
            for (const auto& client : clients_) client.wait();
        } else {
            // The time itself is what the row asks for; nothing happens that could be waited for instead.
            std::this_thread::sleep_until(outage_.began() + site_.scaled(lasts()));
        }
    }

    void note_length() {
        if (end_.kind == End::Kind::after_response) return;
        const std::string longer = long_outage({outage_.began(), outage_.ended()}, site_.scaled(lasts()));
        for (Job* job : round_.jobs) job->seen().disturbed = longer;
    }

    /// An outage that ends by the clock.
    [[nodiscard]] milliseconds lasts() const { return fault_.lasts.count() > 0 ? fault_.lasts : end_.after; }

    /// Before the outage, and once it was over.
    void note_untouched(const Client& client, const std::vector<Recovery>& recoveries, Clock::time_point back) const {
        auto well = client.answered();
        for (const auto& recovery : recoveries) well = std::max(well, seconds_after(back, recovery.seconds));
        client.job().untouched = {{client.sent(), outage_.began()}, {back, well}};
    }

    [[nodiscard]] milliseconds recovery_limit() const {
        milliseconds limit{};
        for (const Job* job : round_.jobs)
            limit = std::max(limit, site_.scaled(job->scenario().expected.recovered.value_or(usual_recovery)) +
                                        site_.allowance(job->scenario()));
        return limit;
    }

    void tell(const std::string& present, const std::string& lie, const Course& health,
              const std::vector<Recovery>& recoveries, Clock::time_point back) {
        for (Job* job : round_.jobs) {
            Observation& seen = job->seen();
            if (!seen.fired) seen.fired = proxy::Firing{outage_.began(), 0, fault_.text};
            if (seen.invalid.empty() && !present.empty()) seen.invalid = fault_.text + " did nothing: " + present;
            if (seen.invalid.empty()) seen.invalid = answered_meanwhile(*job);
            if (seen.invalid.empty()) seen.invalid = gone_before(*job);
            const bool long_before = job->scenario().begin.kind == Begin::Kind::long_before_request;
            if (long_before && !not_known_.empty())
                seen.health_lie = "the service never said that it knows of the outage; " + not_known_;
            if (seen.health_lie.empty()) seen.health_lie = lie;
            seen.recovery = recoveries;
            seen.course.band("outage", outage_.began(), outage_.ended(), fault_.text, Course::Kind::bad);
            seen.course.band("outage", outage_.ended(), back, "coming back", Course::Kind::warn);
            seen.course.marks.insert(seen.course.marks.end(), health.marks.begin(), health.marks.end());
            if (long_before) seen.course.mark("health", known_, "the outage is known", Course::Kind::good);
            for (const auto& recovery : recoveries) {
                seen.course.band("recovery", back, seconds_after(back, recovery.seconds), "worker " + recovery.worker,
                                 recovery.trouble.empty() ? Course::Kind::good : Course::Kind::bad);
            }
        }
    }

    /// A request that waits at its moment for too long is given up by its service, and then the outage meets another
    /// attempt, or none.
    [[nodiscard]] std::string gone_before(const Job& job) const {
        if (job.scenario().begin.kind != Begin::Kind::at) return {};
        for (const auto& client : clients_) {
            if (&client.job() == &job && client.answered() < outage_.began())
                return "the request was over before the outage began";
        }
        const auto& fired = *job.seen().fired;
        for (const auto& passed : site_.proxy.passed(job.key())) {
            if (passed.connection != fired.connection && passed.at > fired.at && passed.at < outage_.began())
                return "the service gave up the attempt that was held, before the outage began";
        }
        return {};
    }

    /// Proof of the outage from the other side: a database that is away answers nothing.
    [[nodiscard]] std::string answered_meanwhile(const Job& job) const {
        for (const auto& passed : site_.proxy.passed(job.key())) {
            if (passed.answered && passed.at > outage_.began() && passed.at < outage_.ended())
                return "the database answered " + passed.verb + " in the midst of the outage";
        }
        return {};
    }

    const Site& site_;
    const Round& round_;
    const Fault& fault_;
    const End& end_;
    DatabaseOutage outage_;
    std::list<Client> clients_;  // their addresses stay
    std::vector<Held> held_;
    std::string not_known_;
    Clock::time_point known_;
};

}  // namespace

void strike_database(const Site& site, const Round& round) {
    SharedStrike(site, round).play();
}

}  // namespace offbeat::outage
