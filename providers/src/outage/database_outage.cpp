#include "database_outage.hpp"

#include "offbeat/ready/tcp.hpp"

namespace offbeat::outage {
namespace {

using Gate = proxy::FaultProxy::Gate;

std::shared_ptr<const proxy::WireFault> wire_fault(const char* name) {
    return proxy::wire_faults().get(name, {})({});
}

/// How long an engine may take to bring a database back.
constexpr std::chrono::milliseconds start_limit{30'000};
constexpr std::chrono::milliseconds longest_look{200};
constexpr std::chrono::milliseconds between_looks{2};

/// The database was started: waits for it, and lets connections to it again.
void welcome_back(const Site& site) {
    site.subject.await_database(start_limit);
    site.proxy.set_upstream(site.stack.endpoint(site.subject.database()));
    site.proxy.gate(Gate::open);
}

}  // namespace

DatabaseOutage::~DatabaseOutage() {
    lift_silence();
}

void DatabaseOutage::lift_silence() {
    if (silence_) site_.proxy.lift(*silence_);
    silence_.reset();
}

void DatabaseOutage::prepare() {
    const std::string db = site_.subject.database();
    if (fault_.name == "disconnect") {
        cut_off_ = !site_.stack.disconnect(db);
        if (cut_off_) silence_ = site_.proxy.impose(wire_fault("blackhole"));
        return;
    }
    if (fault_.name == "pause") {
        site_.stack.pause(db);
        return;
    }
    if (fault_.reach == Fault::Reach::database) take_away();
}

/// Returns as soon as nothing listens any more: an engine tidies up for some hundred milliseconds after that, in which
/// held requests would only run into their time-outs.
void DatabaseOutage::take_away() {
    const std::string db = site_.subject.database();
    ready::Tcp listens(site_.stack.endpoint(db));
    going_ = std::async(std::launch::async, [this, db] {
        if (fault_.name == "kill") {
            site_.stack.kill(db);
        } else {
            site_.stack.stop(db);
        }
    });
    while (listens.look(proxy::Clock::now() + longest_look).empty() &&
           going_.wait_for(between_looks) != std::future_status::ready) {
    }
}

void DatabaseOutage::begin() {
    began_ = proxy::Clock::now();  // first: a service answers as soon as its connection is cut
    if (fault_.reach == Fault::Reach::gate) {
        site_.proxy.gate(fault_.name == "recovery" ? Gate::recover : Gate::refuse);
        site_.proxy.reset_all();
    } else if (fault_.name != "pause" && fault_.name != "disconnect") {
        site_.proxy.gate(Gate::refuse);
        // Processes that are killed together don't die at one instant: a backend may outlive the one that listens.
        if (fault_.name == "kill") site_.proxy.reset_all();
    }
}

void DatabaseOutage::end() {
    const std::string db = site_.subject.database();
    ended_ = proxy::Clock::now();
    if (going_.valid()) {
        // An engine takes its time to stop and to start a server, and no scale shortens it. Who comes meanwhile is told
        // what a starting server says: a service that knows it waits, at any scale.
        site_.proxy.gate(Gate::recover);
        going_.get();
    }
    check_away();
    if (fault_.name == "pause") {
        site_.stack.unpause(db);
    } else if (fault_.name == "disconnect") {
        if (cut_off_) {
            lift_silence();
        } else {
            site_.stack.connect(db);
        }
    } else if (fault_.reach == Fault::Reach::database) {
        site_.stack.start(db);
    }
    welcome_back(site_);
}

void DatabaseOutage::check_away() {
    if (fault_.reach != Fault::Reach::database || fault_.name == "disconnect") return;
    const auto state = site_.stack.state(site_.subject.database());
    if (state != (fault_.name == "pause" ? stack::State::paused : stack::State::stopped))
        not_away_ = std::string("the database is ") + stack::to_string(state);
}

void put_right(const Site& site) {
    const std::string db = site.subject.database();
    site.stack.unpause(db);
    site.stack.connect(db);
    site.stack.start(db);
    welcome_back(site);
}

}  // namespace offbeat::outage
