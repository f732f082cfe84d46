#include "proxy/link.hpp"

#include "proxy/blow.hpp"
#include "proxy/messages.hpp"

#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>

namespace offbeat::proxy {
namespace {

constexpr std::chrono::seconds longest_drain(2);

}  // namespace

Link::Link(Hub& hub, std::uint64_t id, int descriptor)
    : client(descriptor),
      hub_(hub),
      id_(id),
      to_server_(server),
      to_client_(client),
      up_{client, to_server_, Framer(Framer::Side::frontend)},
      down_{server, to_client_, Framer(Framer::Side::backend)} {
    set_no_delay(descriptor);
    client.connected = true;
    client.writable = true;
}

void Link::begin() {
    begun_ = true;
    trail_.note(hub_.evidence, {hub_.now(), id_, "accept"}, nullptr);
    for (const SnarePtr& snare : hub_.traps.at_accept()) {
        if (gone_) break;
        hub_.fired(*snare, *this, "accept");
        Blow blow(*this, snare->id);
        snare->fault->strike(blow);
    }
    apply_effects();
    work();
}

void Link::connect() {
    server.fd = connecting(hub_.upstream());
    if (server.open()) {
        hub_.listen_to(server, *this);
    } else {
        upstream_refused();
    }
}

/// As a client sees it that connects directly, but for having been accepted first.
void Link::upstream_refused() {
    trail_.note(hub_.evidence, {hub_.now(), id_, "refused"}, nullptr);
    reset();
}

void Link::refuse() {
    reset();
}

void Link::recover() {
    recovering_ = true;
    fatal_ = error_response("FATAL", "57P03", "the database system is starting up");
    work();
}

void Link::event(Socket& socket, std::uint32_t events) {
    if (&socket == &server && !server.connected && (events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) != 0) {
        int error = 0;
        socklen_t length = sizeof error;
        getsockopt(server.fd, SOL_SOCKET, SO_ERROR, &error, &length);
        if (error != 0) return upstream_refused();
        server.connected = true;
    }
    if ((events & EPOLLOUT) != 0) socket.writable = true;
    if ((events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) socket.readable = true;
    if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) socket.ending = true;
    // Held, it isn't read, and would never be seen to break.
    if ((events & EPOLLERR) != 0 && (held_ || !begun_)) return broken(socket);
    work();
}

/// One side is gone with a RST: the other gets one, unless nothing may be told.
void Link::broken(Socket& socket) {
    if (!swallowed_) return reset();
    lost_bytes_ = true;
    socket.close();
    socket.ended = true;
    if (!client.open() && !server.open()) reset();
}

void Link::reset() {
    if (gone_) return;
    gone_ = true;
    client.reset();
    server.reset();
    hub_.bury(*this);
}

/// FIN to both. They are read until they end too: closing a socket with bytes unread would send a RST.
void Link::close() {
    if (closing_ || gone_) return;
    closing_ = true;
    parked_.reset();
    candidate_.reset();
    captured_.clear();
    drained_by_ = hub_.now() + longest_drain;
    to_client_.finish();
    to_server_.finish();
    if (!server.connected) server.close();
}

bool Link::stopped(const Inlet& inlet) const {
    if (swallowed_ || closing_) return false;
    return held_ || inlet.to.full() || (&inlet == &up_ && parked_.has_value());
}

void Link::apply_effects() {
    held_ = effects_.has(Effect::Kind::hold);
    swallowed_ = effects_.has(Effect::Kind::swallow);
    Pace pace = effects_.pace();
    to_client_.set_pace(pace);
    pace.latency = pace.jitter = {};  // a round trip is late once: its answer is
    to_server_.set_pace(pace);
}

void Link::lift(std::uint64_t trap) {
    if (gone_ || !effects_.lift(trap)) return;
    apply_effects();
    if (!swallowed_ && lost_bytes_) return reset();
    work();
}

void Link::strike(std::uint64_t trap, const WireFault& fault) {
    if (gone_ || closing_) return;
    Blow blow(*this, trap);
    fault.strike(blow);
    apply_effects();
}

void Link::work() {
    if (gone_) return;
    if (effects_.expire(hub_.now())) apply_effects();
    if (begun_ && !server.open() && !held_ && !swallowed_ && !closing_ && fatal_.empty() && !server.ended) {
        connect();
        if (gone_) return;
    }
    // First what was ready: a lane that was full is read into again.
    flush(to_server_);
    if (!gone_) flush(to_client_);
    for (bool more = true; more && !gone_;) {
        more = read(up_);
        more = (!gone_ && read(down_)) || more;
    }
    if (gone_) return;
    flush(to_server_);
    if (!gone_) flush(to_client_);
    if (!gone_) finish_if_over();
    if (gone_) return;
    for (const auto& due : {to_server_.due(), to_client_.due(), effects_.next_end(), drained_by_}) {
        // Swallowed, it outlives its drain: what is past must not be asked for again.
        if (due && (!swallowed_ || due != drained_by_)) hub_.wake(*this, *due);
    }
}

void Link::flush(Lane& lane) {
    if (lane.quiet()) return;
    Socket& to = &lane == &to_client_ ? client : server;
    if (held_ || swallowed_ || !to.open()) return lane.keep();
    const bool well = lane.flush(hub_.now());
    settle_marks(lane);
    if (!well) return closing_ ? to.close() : broken(to);
    if (&lane == &to_client_ && lane.is_cut()) reset();
}

void Link::settle_marks(Lane& lane) {
    while (auto mark = lane.reached()) {
        if (mark->kind == Lane::Mark::Kind::idle) {
            trail_.transaction_ended();
            continue;
        }
        const Statement& statement = *mark->statement;
        const Scope* scope = statement.scope ? statement.scope.get() : session_.scope().get();
        trail_.note(hub_.evidence,
                    {hub_.now(), id_, statement.verb, mark->kind == Lane::Mark::Kind::answered, statement.text}, scope);
    }
}

void Link::finish_if_over() {
    const bool client_over = !client.open() || (client.ended && client.finished);
    const bool server_over = !server.open() || (server.ended && server.finished);
    const bool late = drained_by_ && hub_.now() >= *drained_by_;
    if (!(client_over && server_over) && !late) return;
    if (swallowed_) return;
    gone_ = true;
    client.close();
    server.close();
    hub_.bury(*this);
}

}  // namespace offbeat::proxy
