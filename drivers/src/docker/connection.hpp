#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace offbeat::docker {

using Clock = std::chrono::steady_clock;

/// What the engine is asked.
struct Call {
    std::string method;
    std::string target;
    std::string body = {};
    std::string content_type = "application/json";
    std::filesystem::path file = {};  ///< the body's bytes, where they are in a file

    /// `POST /containers/web/start`, for people: without version and query.
    [[nodiscard]] std::string text() const;
};

/// What it answers.
struct Reply {
    int status = 0;
    std::string api_version = {};
    std::string body = {};
};

/// One HTTP/1.1 connection to the engine's socket. For one thread at a time.
/// That nobody takes the connection is an EnvironmentError, and whatever goes wrong later an EngineLost: then nothing
/// is known of the call, and the connection is of no more use.
class Connection {
public:
    explicit Connection(const std::string& socket);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// A call with its whole answer.
    Reply send(const Call& call, Clock::time_point until);
    /// A call whose answer comes bit by bit. An answer of 400 or more has its whole body, another has none yet.
    Reply open(const Call& call, Clock::time_point until);
    enum class More { bytes, none_yet, ended };
    /// Appends what comes next of an opened answer; waits for it until then, and loses nothing by waiting in vain.
    More read(std::string& into, Clock::time_point until);

    [[nodiscard]] int descriptor() const;
    /// Whether another call may be sent: the engine left it open, and hasn't closed it since.
    [[nodiscard]] bool reusable() const;

private:
    struct Link;
    std::unique_ptr<Link> link_;
};

}  // namespace offbeat::docker
