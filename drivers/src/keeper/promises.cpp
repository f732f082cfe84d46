#include "promises.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace offbeat::keeper {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds limit{10};  // an engine takes a tenth of one; this one hangs

/// Reads what is of no use any more, to the other's end. False where that doesn't come in time.
bool ends(int connection, Clock::time_point until) {
    char ignored[4096];
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd ready{connection, POLLIN, 0};
        const int found = poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
        if (found == 0) return false;
        if (found < 0 && errno != EINTR) return false;
        if (found < 0) continue;
        const ssize_t got = recv(connection, ignored, sizeof ignored, MSG_DONTWAIT);
        if (got == 0) return true;
        if (got < 0 && errno != EINTR && errno != EAGAIN) return errno == ECONNRESET || errno == EPIPE;
    }
}

}  // namespace

Connection::~Connection() {
    if (descriptor_ >= 0) close(descriptor_);
}

void Promises::add(std::uint64_t intent, Connection connection) {
    if (connection.descriptor() >= 0) connections_.emplace(intent, std::move(connection));
}

void Promises::await(Journal& journal) {
    const auto until = Clock::now() + limit;
    for (const auto& [intent, connection] : connections_) shutdown(connection.descriptor(), SHUT_WR);
    for (const auto& [intent, connection] : connections_) {
        if (ends(connection.descriptor(), until)) journal.settled(intent);
    }
    connections_.clear();
}

}  // namespace offbeat::keeper
