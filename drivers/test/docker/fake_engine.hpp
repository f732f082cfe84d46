#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// Listens on a UNIX socket in a folder of its own, and answers what a test wants.
class FakeEngine {
public:
    /// From a request's head its answer's bytes. Nothing: the connection is closed; "…" at the end: after the rest it
    /// stays open and silent.
    using Script = std::function<std::string(const std::string& head)>;

    explicit FakeEngine(Script script);
    ~FakeEngine();

    [[nodiscard]] const std::string& socket() const { return socket_; }
    [[nodiscard]] std::vector<std::string> requests() const;  ///< first lines
    [[nodiscard]] int connections() const { return connections_; }
    /// No longer answers, and closes what is open.
    void go_away();

private:
    void serve();
    void talk(int connection);

    Script script_;
    std::string folder_;
    std::string socket_;
    int listener_ = -1;
    int wake_[2] = {-1, -1};
    std::atomic<int> connections_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    std::vector<std::thread> talks_;
    std::thread thread_;
};

/// An answer with its length.
std::string answer(int status, const std::string& body, const std::string& headers = "");
/// `_ping`'s answer of an engine that speaks this API.
std::string pong(const std::string& api);
