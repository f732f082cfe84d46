#include "proxy/link.hpp"
#include "proxy/messages.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

// How bytes come in, and what becomes of them piece by piece.
namespace offbeat::proxy {

void Link::drain(Socket& socket) {
    const ssize_t got = recv(socket.fd, hub_.scratch(), hub_.scratch_size(), 0);
    if (got > 0) {
        lost_bytes_ = true;
    } else if (got == 0) {
        socket.ended = true;
        socket.readable = false;
        if (swallowed_) lost_bytes_ = true;
    } else if (errno == EAGAIN) {
        socket.readable = false;
    } else if (errno != EINTR) {
        if (closing_) {
            socket.close();
        } else {
            broken(socket);
        }
    }
}

/// Reads once. \returns whether there may be more to do
bool Link::read(Inlet& inlet) {
    if (gone_) return false;
    if (swallowed_ || closing_) {
        if (!inlet.from.open() || !inlet.from.readable || inlet.from.ended) return false;
        drain(inlet.from);
        return true;
    }
    if (!begun_ && !recovering_) return false;  // the gate holds it
    if (&inlet == &up_ && parked_) unpark();
    if (&inlet == &down_ && !held_ && !candidate_ && !captured_.empty()) release();
    if (gone_ || stopped(inlet)) return false;
    const std::size_t kept = inlet.pending.size();
    if (kept > 0 && (inlet.from.ended || !inlet.from.readable || kept + 4096 > hub_.scratch_size())) {
        // What was held back is dealt with as soon as it may be, whether or not more has come.
        const std::string pending = std::move(inlet.pending);
        inlet.pending.clear();
        take(inlet, pending);
        return !gone_ && inlet.pending.size() < kept;
    }
    if (inlet.from.ended || !inlet.from.readable || !inlet.from.open()) return false;
    std::memcpy(hub_.scratch(), inlet.pending.data(), kept);
    const std::size_t room = hub_.scratch_size() - kept;
    const ssize_t got = recv(inlet.from.fd, hub_.scratch() + kept, room, 0);
    if (got > 0) {
        hub_.count(static_cast<std::size_t>(got));
        if (&inlet == &up_) hub_.heard(client);
        // Less than asked for: it is empty, and epoll tells of what comes after. Only an end that came before is not
        // told again.
        if (static_cast<std::size_t>(got) < room && !inlet.from.ending) inlet.from.readable = false;
        inlet.pending.clear();
        take(inlet, {hub_.scratch(), kept + static_cast<std::size_t>(got)});
        return true;
    }
    if (got == 0) {
        end_of(inlet);
        return !gone_;
    }
    if (errno == EAGAIN) {
        inlet.from.readable = false;
        return kept > 0;  // which may have stopped at a lane that was full, and is no more
    }
    if (errno != EINTR) broken(inlet.from);
    return false;
}

void Link::take(Inlet& inlet, std::string_view bytes) {
    const std::size_t used = deal(inlet, bytes);
    if (gone_) return;
    if (!closing_ && !swallowed_) inlet.pending.append(bytes.substr(used));
    flush(to_server_);
    if (!gone_) flush(to_client_);
}

void Link::end_of(Inlet& inlet) {
    inlet.from.ended = true;
    inlet.from.readable = false;
    if (&inlet == &down_ && candidate_) {  // its answer will never be whole
        candidate_.reset();
        release();
    }
    if (!inlet.pending.empty()) {
        inlet.to.put_copy(inlet.pending, hub_.now());
        inlet.pending.clear();
    }
    inlet.to.finish();
    if (&inlet == &up_ && !server.open()) reset();
}

/// Deals with what stands at the front, as far as it goes. \returns so many bytes
std::size_t Link::deal(Inlet& inlet, std::string_view bytes) {
    const bool up = &inlet == &up_;
    std::size_t at = 0;
    while (!gone_ && !stopped(inlet) && !swallowed_ && !closing_) {
        const Piece piece = inlet.framer.next(bytes.substr(at));
        if (piece.kind == Piece::Kind::more) break;
        const std::string_view here = bytes.substr(at, piece.size);
        at += piece.size;
        if (piece.kind == Piece::Kind::message) {
            up ? ask(piece.type, here) : heed(piece.type, here);
        } else {
            up ? let_through(here) : emit(here);
        }
    }
    return at;
}

}  // namespace offbeat::proxy
