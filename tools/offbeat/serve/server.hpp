#pragma once

#include "serve/access.hpp"
#include "serve/feed.hpp"

#include <functional>
#include <memory>

namespace command::live {

/// Shows a feed to any number of viewers on this machine: its page over HTTP, what is told over WebSocket. Each viewer
/// is sent the next message when it has taken the last: a slow one keeps nobody waiting, and nothing piles up for it.
///
/// What a viewer's socket gets, as text: `run N` first (of another number than before: load the page anew), the
/// messages in their order from `live?from=N` on, and between them the feed's newest state.
class Server {
public:
    /// Listens on 127.0.0.1. \param port 0: any that is free \throws std::exception where it can't
    Server(Feed& feed, unsigned short port, const std::string& token);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    [[nodiscard]] std::string address() const;
    /// Serves until stop(). \param fd that is readable when the feed may have news
    /// \param follow takes them in \returns after how many milliseconds it wants to be called again, news or not; 0:
    /// with the next news; less: with the next news, after so many milliseconds at the latest
    void serve(int fd, std::function<int()> follow);
    /// From a signal handler's point of view: SIGINT and SIGTERM call it by themselves.
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace command::live
