#include "proxy/engine.hpp"

// What the tester's threads ask of the proxy; on the loop's thread.
namespace offbeat::proxy {

/// Links may go while they are visited.
template <class Visit>
void ProxyLoop::each_link(Visit visit) {
    std::vector<Link*> all;
    for (const auto& entry : links_) all.push_back(entry.second.get());
    for (Link* link : all) {
        if (!link->gone()) visit(*link);
    }
}

void ProxyLoop::arm(std::uint64_t id, const Moment& moment, std::shared_ptr<const WireFault> fault) {
    keys.add(moment.key);
    keys_of_[id] = moment.key;
    traps.arm(std::make_shared<Snare>(Snare{id, moment, std::move(fault)}));
}

void ProxyLoop::impose(std::uint64_t id, std::shared_ptr<const WireFault> fault) {
    imposed_[id] = fault;
    each_link([&](Link& link) {
        if (!link.begun()) return;
        link.strike(id, *fault);
        link.work();
    });
}

void ProxyLoop::lift(std::uint64_t id) {
    const auto key = keys_of_.find(id);
    if (key != keys_of_.end()) {
        keys.remove(key->second);
        keys_of_.erase(key);
    }
    traps.remove(id);
    imposed_.erase(id);
    each_link([&](Link& link) { link.lift(id); });
}

void ProxyLoop::gate(FaultProxy::Gate gate) {
    gate_ = gate;
    if (gate == FaultProxy::Gate::hold) return;
    each_link([&](Link& link) {
        if (!link.begun() && !link.recovering()) let_in(link);
    });
}

void ProxyLoop::reset_all() {
    each_link([](Link& link) { link.reset(); });
}

}  // namespace offbeat::proxy
