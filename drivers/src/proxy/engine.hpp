#pragma once

#include "offbeat/proxy/fault_proxy.hpp"
#include "proxy/hub.hpp"
#include "proxy/link.hpp"
#include "proxy/loop.hpp"

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>

namespace offbeat::proxy {

/// The proxy's thread: its listening socket, its gate, its connections.
class ProxyLoop : public Loop, public Hub {
public:
    ProxyLoop(const std::string& address, const stack::Endpoint& upstream);
    ~ProxyLoop() override;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::uint64_t turned_away() const { return turned_away_; }
    std::optional<Firing> await(std::uint64_t trap, Clock::time_point until);

    // On the loop's thread, by call().
    void set_upstream(const Address& address) { upstream_ = address; }
    void arm(std::uint64_t id, const Moment& moment, std::shared_ptr<const WireFault> fault);
    void impose(std::uint64_t id, std::shared_ptr<const WireFault> fault);
    void lift(std::uint64_t id);
    void gate(FaultProxy::Gate gate);
    void reset_all();

    std::uint64_t next_trap() { return ++traps_made_; }

    // Hub
    char* scratch() override { return scratch_.get(); }
    [[nodiscard]] std::size_t scratch_size() const override;
    [[nodiscard]] Lane::Time now() const override { return turn(); }
    [[nodiscard]] const Address& upstream() const override { return upstream_; }
    void count(std::size_t bytes) override { moved(bytes); }
    void heard(Socket& client) override { Loop::heard(client.fd); }
    void listen_to(Socket& socket, Link& link) override;
    void wake(Link& link, Lane::Time at) override;
    void bury(Link& link) override;
    void fired(const Snare& snare, const Link& link, std::string_view statement) override;

private:
    void on_event(std::uint64_t number, std::uint32_t events) override;
    void on_time() override;
    void on_turn_end() override;
    void accept();
    void let_in(Link& link);
    template <class Visit>
    void each_link(Visit visit);

    int listener_;
    int port_;
    int spare_;  ///< given up to turn a connection away when there are no descriptors left
    Address upstream_;
    std::unique_ptr<char[]> scratch_;
    FaultProxy::Gate gate_ = FaultProxy::Gate::open;
    std::unordered_map<std::uint64_t, std::unique_ptr<Link>> links_;
    std::vector<std::uint64_t> buried_;
    std::set<std::pair<Lane::Time, std::uint64_t>> wakes_;
    std::map<std::uint64_t, std::shared_ptr<const WireFault>> imposed_;
    std::unordered_map<std::uint64_t, std::string> keys_of_;  ///< of traps that were not lifted
    std::uint64_t accepted_ = 0;
    std::atomic<std::uint64_t> turned_away_{0};
    std::atomic<std::uint64_t> traps_made_{0};

    std::mutex firings_mutex_;
    std::condition_variable firing_;
    std::unordered_map<std::uint64_t, Firing> firings_;
};

struct FaultProxy::Engine final : ProxyLoop {
    // Here, where the object is whole: its thread calls what is virtual.
    Engine(const std::string& address, const stack::Endpoint& upstream) : ProxyLoop(address, upstream) { start(); }
    ~Engine() override { stop(); }
};

}  // namespace offbeat::proxy
