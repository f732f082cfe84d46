#include "proxy/engine.hpp"

#include <fcntl.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>

namespace offbeat::proxy {
namespace {

constexpr std::size_t scratch_bytes = 256 * 1024;
constexpr std::uint64_t listener_number = 0;

int spare_descriptor() {
    return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

}  // namespace

ProxyLoop::ProxyLoop(const std::string& address, const stack::Endpoint& upstream)
    : listener_(listening(address)),
      port_(port_of(listener_)),
      spare_(spare_descriptor()),
      upstream_(resolved(upstream)),
      scratch_(new char[scratch_bytes]) {
    watch(listener_, listener_number, EPOLLIN);
}

ProxyLoop::~ProxyLoop() {
    links_.clear();
    ::close(listener_);
    ::close(spare_);
}

std::size_t ProxyLoop::scratch_size() const {
    return scratch_bytes;
}

void ProxyLoop::listen_to(Socket& socket, Link& link) {
    // Edge-triggered and told once: no call for each change of what is waited for.
    watch(socket.fd, link.id() * 2 + (&socket == &link.server ? 1 : 0), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
}

void ProxyLoop::on_event(std::uint64_t number, std::uint32_t events) {
    if (number == listener_number) return accept();
    const auto found = links_.find(number / 2);
    if (found == links_.end() || found->second->gone()) return;
    Link& link = *found->second;
    Socket& socket = number % 2 == 1 ? link.server : link.client;
    if (socket.open()) link.event(socket, events);
}

void ProxyLoop::accept() {
    for (;;) {
        const int fd = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0 && (errno == EMFILE || errno == ENFILE)) {
            ::close(spare_);
            Socket(::accept(listener_, nullptr, nullptr)).reset();
            spare_ = spare_descriptor();
            ++turned_away_;
            return;
        }
        if (fd < 0) return;
        const std::uint64_t id = ++accepted_;
        Link& link = *links_.emplace(id, std::make_unique<Link>(*this, id, fd)).first->second;
        listen_to(link.client, link);
        let_in(link);
    }
}

void ProxyLoop::let_in(Link& link) {
    switch (gate_) {
    case FaultProxy::Gate::hold:
        return;
    case FaultProxy::Gate::refuse:
        ++turned_away_;
        return link.refuse();
    case FaultProxy::Gate::recover:
        ++turned_away_;
        return link.recover();
    case FaultProxy::Gate::open:
        break;
    }
    for (const auto& [trap, fault] : imposed_) link.strike(trap, *fault);
    if (!link.gone()) link.begin();
}

void ProxyLoop::wake(Link& link, Lane::Time at) {
    if (link.wake_time && *link.wake_time <= at) return;
    if (link.wake_time) wakes_.erase({*link.wake_time, link.id()});
    link.wake_time = at;
    wakes_.emplace(at, link.id());
}

void ProxyLoop::on_time() {
    while (!wakes_.empty() && wakes_.begin()->first <= turn()) {
        const auto found = links_.find(wakes_.begin()->second);
        wakes_.erase(wakes_.begin());
        if (found == links_.end()) continue;
        found->second->wake_time.reset();
        found->second->work();
    }
}

void ProxyLoop::on_turn_end() {
    for (const std::uint64_t id : buried_) {
        const auto found = links_.find(id);
        if (found->second->wake_time) wakes_.erase({*found->second->wake_time, id});
        links_.erase(found);
    }
    buried_.clear();
    set_timer(wakes_.empty() ? std::nullopt : std::optional(wakes_.begin()->first));
}

void ProxyLoop::bury(Link& link) {
    if (!link.buried) buried_.push_back(link.id());
    link.buried = true;
}

void ProxyLoop::fired(const Snare& snare, const Link& link, std::string_view statement) {
    const std::lock_guard lock(firings_mutex_);
    firings_.emplace(snare.id, Firing{Clock::now(), link.id(), std::string(statement)});
    firing_.notify_all();
}

std::optional<Firing> ProxyLoop::await(std::uint64_t trap, Clock::time_point until) {
    std::unique_lock lock(firings_mutex_);
    const auto there = [&] { return firings_.count(trap) > 0; };
    if (!firing_.wait_until(lock, until, there)) return std::nullopt;
    return firings_.at(trap);
}

}  // namespace offbeat::proxy
