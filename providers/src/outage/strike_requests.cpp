// Faults on the wire: a row's own thread arms the trap, sends the request, and ends the fault when the row says so.

#include "client.hpp"
#include "disturbance.hpp"
#include "recovery.hpp"
#include "strike.hpp"
#include "traffic.hpp"

namespace offbeat::outage {
namespace {

using proxy::Clock;

proxy::FaultProxy::Trap arm(const Site& site, const Job& job) {
    const Scenario& scenario = job.scenario();
    proxy::Moment moment = scenario.begin.moment;
    if (moment.verb == "accept") want_new_connections(site);
    if (scenario.begin.scoped()) moment.key = job.key();
    return site.proxy.arm(moment, scenario.fault.wire);
}

/// Waits for the fault and for its end, which comes by the clock or with the answer, whichever is first.
void attend(const Site& site, Job& job) {
    const Scenario& scenario = job.scenario();
    site.proxy.watch(job.key());
    if (scenario.fault.reach == Fault::Reach::none) {
        Client client(site, job);
        client.finish();
        job.untouched = {{client.sent(), client.answered()}};
        return;
    }
    const auto trap = arm(site, job);
    Client client(site, job);
    std::optional<proxy::Firing> fired;
    if (scenario.end.kind == End::Kind::after) {
        const auto lasts = site.scaled(scenario.end.after);
        fired = site.proxy.fired(trap, Clock::now() + site.patience(scenario));
        if (fired) client.wait_until(fired->at + lasts);
        site.proxy.lift(trap);
    }
    const auto lifted = Clock::now();
    client.finish();
    job.untouched = {{client.sent(), client.answered()}};
    const auto ended = scenario.end.kind == End::Kind::after ? lifted : Clock::now();
    if (!fired) fired = site.proxy.fired(trap, Clock::now());
    site.proxy.lift(trap);
    Observation& seen = job.seen();
    seen.fired = fired;
    if (!fired) {
        seen.invalid = scenario.fault.text + " never struck " + scenario.begin.text +
                       "; what passed: " + verbs_of(site.proxy.passed(job.key()));
        return;
    }
    if (scenario.end.kind == End::Kind::after)
        seen.disturbed = long_outage({fired->at, ended}, site.scaled(scenario.end.after));
    if (scenario.fault.wire->lasts())
        seen.course.band("outage", fired->at, ended, scenario.fault.text, Course::Kind::bad);
    seen.course.mark("outage", fired->at, scenario.fault.text + " at " + scenario.begin.text, Course::Kind::bad);
}

}  // namespace

void strike_requests(const Site& site, const Round& round) {
    std::vector<std::future<void>> attended;
    for (Job* job : round.jobs) {
        attended.push_back(std::async(std::launch::async, [&site, job] {
            try {
                attend(site, *job);
            } catch (...) {
                job->trouble = std::current_exception();
            }
        }));
    }
    for (auto& one : attended) one.get();
}

}  // namespace offbeat::outage
