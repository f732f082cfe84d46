#include "channel.hpp"

#include "offbeat/error.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace offbeat::keeper {
namespace {

constexpr std::size_t longest = 1U << 18U;  // more than the kernel lets through by default

}  // namespace

Channel::~Channel() {
    if (socket_ >= 0) close(socket_);
}

bool Channel::send(const Record& record, int descriptor) const {
    std::string text = record.json();
    iovec part{text.data(), text.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (descriptor >= 0) {
        message.msg_control = control;
        message.msg_controllen = sizeof control;
        cmsghdr* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    while (sendmsg(socket_, &message, MSG_NOSIGNAL) < 0) {
        if (errno == EPIPE || errno == ECONNRESET) return false;
        if (errno != EINTR)
            throw EnvironmentError("can't talk to the keeper: " + std::generic_category().message(errno));
    }
    return true;
}

std::optional<Record> Channel::receive(std::chrono::milliseconds limit, int* descriptor) const {
    const auto until = std::chrono::steady_clock::now() + limit;
    for (pollfd ready{socket_, POLLIN, 0};;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const int found = poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (found > 0) break;
        if (found == 0 || errno != EINTR) return std::nullopt;
    }
    std::string text(longest, '\0');
    iovec part{text.data(), text.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t size = 0;
    do size = recvmsg(socket_, &message, MSG_CMSG_CLOEXEC);
    while (size < 0 && errno == EINTR);
    if (size <= 0) return std::nullopt;
    int received = -1;
    if (const cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr && header->cmsg_type == SCM_RIGHTS)
        std::memcpy(&received, CMSG_DATA(header), sizeof received);
    if (descriptor != nullptr) {
        *descriptor = received;
    } else if (received >= 0) {
        close(received);
    }
    text.resize(static_cast<std::size_t>(size));
    return Record::parse(text);
}

}  // namespace offbeat::keeper
