#include "offbeat/proxy/fault_proxy.hpp"

#include "proxy/engine.hpp"

namespace offbeat::proxy {

FaultProxy::FaultProxy(const std::string& address, stack::Endpoint upstream)
    : engine_(std::make_unique<Engine>(address, upstream)) {}

FaultProxy::~FaultProxy() = default;

int FaultProxy::port() const {
    return engine_->port();
}

void FaultProxy::set_upstream(stack::Endpoint upstream) {
    const Address address = resolved(upstream);  // here: looking a name up may take its time
    engine_->call([&] { engine_->set_upstream(address); });
}

FaultProxy::Trap FaultProxy::arm(const Moment& moment, std::shared_ptr<const WireFault> fault) {
    const Trap trap = engine_->next_trap();
    engine_->call([&] { engine_->arm(trap, moment, std::move(fault)); });
    return trap;
}

FaultProxy::Trap FaultProxy::impose(std::shared_ptr<const WireFault> fault) {
    const Trap trap = engine_->next_trap();
    engine_->call([&] { engine_->impose(trap, std::move(fault)); });
    return trap;
}

std::optional<Firing> FaultProxy::fired(Trap trap, Clock::time_point until) {
    return engine_->await(trap, until);
}

void FaultProxy::lift(Trap trap) {
    engine_->call([&] { engine_->lift(trap); });
}

void FaultProxy::gate(Gate gate) {
    engine_->call([&] { engine_->gate(gate); });
}

void FaultProxy::reset_all() {
    engine_->call([&] { engine_->reset_all(); });
}

void FaultProxy::watch(const std::string& key) {
    engine_->call([&] {
        if (engine_->evidence.watches(key)) return;
        engine_->evidence.watch(key);
        engine_->keys.add(key);
    });
}

std::vector<Passed> FaultProxy::passed(const std::string& key) const {
    std::vector<Passed> all;
    engine_->call([&] { all = engine_->evidence.passed(key); });
    return all;
}

void FaultProxy::forget(const std::string& key) {
    engine_->call([&] {
        if (!engine_->evidence.watches(key)) return;
        engine_->evidence.forget(key);
        engine_->keys.remove(key);
    });
}

std::uint64_t FaultProxy::turned_away() const {
    return engine_->turned_away();
}

}  // namespace offbeat::proxy
