#pragma once

#include "offbeat/stack/stack.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace raw {

/// One accepted connection, on a thread of its own: what a server does to it is up to the test. Closed at the end.
class Peer {
public:
    Peer(int fd, int which) : number(which), fd_(fd) {}
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer() { close(); }

    const int number;  ///< counted from 1

    /// Reads until the request's end: its header, and as many bytes behind it as it says. Empty: the peer closed.
    std::string request() {
        while (true) {
            const std::size_t head = got_.find("\r\n\r\n");
            if (head != std::string::npos) {
                const std::size_t length = got_.find("Content-Length: ");
                const std::size_t body = length < head ? std::stoul(got_.substr(length + 16)) : 0;
                if (got_.size() >= head + 4 + body) {
                    std::string whole = got_.substr(0, head + 4 + body);
                    got_.erase(0, whole.size());
                    return whole;
                }
            }
            char room[65536];
            const auto count = ::recv(fd_, room, sizeof room, 0);
            if (count <= 0) return {};
            got_.append(room, static_cast<std::size_t>(count));
        }
    }
    /// False: the client is gone.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void answer(const std::string& body, const std::string& more_headers = {}, const std::string& status = "200 OK") {
        send("HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more_headers +
             "\r\n" + body);
    }
    /// RST instead of FIN.
    void reset() {
        const linger now{1, 0};
        setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    /// Until the client closes.
    void hang() {
        char one;
        while (fd_ >= 0 && ::recv(fd_, &one, 1, 0) > 0) {
        }
    }

private:
    int fd_;
    std::string got_;
};

/// A server on a free port of 127.0.0.1 that does to each connection what the test says.
class Server {
public:
    using Serve = std::function<void(Peer&)>;

    explicit Server(Serve serve, int port = 0) : serve_(std::move(serve)) {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<in_port_t>(port));
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (bind(listener_, generic, size) != 0 || listen(listener_, 128) != 0 ||
            getsockname(listener_, generic, &size) != 0 || pipe(stop_) != 0)
            throw std::runtime_error("no server");
        port_ = ntohs(address.sin_port);
        acceptor_ = std::thread([this] { accept_all(); });
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// The clients must have closed their connections, or those that are served be about to end.
    ~Server() {
        ::close(stop_[1]);
        acceptor_.join();
        for (auto& thread : threads_) thread.join();
        ::close(stop_[0]);
        ::close(listener_);
    }

    [[nodiscard]] offbeat::stack::Endpoint endpoint() const { return {"127.0.0.1", port_}; }

private:
    void accept_all() {
        for (int number = 1;; ++number) {
            pollfd both[] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
            poll(both, 2, -1);
            if (both[1].revents != 0) return;
            const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            threads_.emplace_back([this, fd, number] {
                Peer peer(fd, number);
                serve_(peer);
            });
        }
    }

    Serve serve_;
    int listener_ = -1;
    int stop_[2] = {-1, -1};
    int port_ = 0;
    std::thread acceptor_;
    std::vector<std::thread> threads_;
};

/// A port of 127.0.0.1 on which nothing listens.
inline offbeat::stack::Endpoint nobody() {
    return Server([](Peer&) {}).endpoint();
}

}  // namespace raw
